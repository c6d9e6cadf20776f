import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseLanguage, chooseTheme, isScreenLocale } from './preferences.ts';

const nothing = { asked: null, remembered: undefined, accepted: null };

test('speaks Spanish to a browser that says nothing, or only languages we do not speak', () => {
  assert.equal(chooseLanguage(nothing), 'es');
  assert.equal(chooseLanguage({ ...nothing, accepted: 'quc,mam;q=0.8,*;q=0.1' }), 'es');
});

test('takes the language with the greatest weight that we speak', () => {
  assert.equal(chooseLanguage({ ...nothing, accepted: 'de,en;q=0.3,ht-HT;q=0.7' }), 'ht');
  assert.equal(chooseLanguage({ ...nothing, accepted: 'pt-BR,pt;q=0.9,en;q=0.8' }), 'pt');
});

test('prefers what was asked for to what was remembered, and that to the browser', () => {
  const hints = { asked: 'ht', remembered: 'pt', accepted: 'en' };
  assert.equal(chooseLanguage(hints), 'ht');
  assert.equal(chooseLanguage({ ...hints, asked: 'klingon' }), 'pt');
});

test('always answers with a language that our screens speak', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (asked, remembered, accepted) => {
      assert.ok(isScreenLocale(chooseLanguage({ asked, remembered, accepted })));
    }),
  );
});

test('follows the device when the cookie names no theme', () => {
  assert.equal(chooseTheme('dark'), 'dark');
  assert.equal(chooseTheme('<script>'), 'device');
  assert.equal(chooseTheme(undefined), 'device');
});
