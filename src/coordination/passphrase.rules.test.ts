import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { passphraseFault, plainPassphrase, shortestPassphrase } from './passphrase.rules.ts';

test('words that do not belong together are taken, in any script', () => {
  for (const typed of [
    'río verde tres puentes lentos',
    'correct horse battery',
    'мост река дом лампа',
  ]) {
    assert.equal(passphraseFault(typed, 'jimena'), null, typed);
  }
});

test('what is guessed first is refused', () => {
  const easy = [
    'password1234',
    'Contraseña123!',
    'qwertyqwerty12',
    'abcabcabcabcabc',
    'aaaaaaaaaaaaaaab',
    '123456789012345',
    'jimena2026jimena',
    'puentepuente2026',
  ];
  for (const typed of easy) {
    assert.equal(passphraseFault(typed, 'jimena'), 'coordination.passphraseEasy', typed);
  }
});

test('a passphrase below the shortest is never taken, however it is written', () => {
  const short = fc.string({ unit: 'grapheme', maxLength: 6 });
  fc.assert(
    fc.property(short, (typed) => {
      fc.pre([...plainPassphrase(typed)].length < shortestPassphrase);
      assert.equal(passphraseFault(typed, 'jimena'), 'coordination.passphraseShort');
    }),
  );
});

test('one piece over and over is never taken', () => {
  const piece = fc.string({ minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(piece, fc.integer({ min: 12, max: 20 }), (text, times) => {
      assert.notEqual(passphraseFault(text.repeat(times), 'jimena'), null);
    }),
  );
});

test('another keyboard that composes accents otherwise types the same passphrase', () => {
  assert.equal(plainPassphrase('ri\u0301o verde'), plainPassphrase('r\u00edo verde'));
});
