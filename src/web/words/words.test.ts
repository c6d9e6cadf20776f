import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareWords, type WordTree } from '#platform/words/compare.rules.ts';
import { screenLocales } from '#vocabulary/named.ts';
import { areas, catalogue } from './catalogue.ts';
import { wordsFrom } from './say.ts';
import { dictionary, words } from './words.ts';

test('says a sentence with its values', () => {
  assert.equal(words('es').say('shell.progress', { at: 3, of: 9 }), '3 de 9');
  assert.equal(words('ht').say('shell.progress', { at: 3, of: 9 }), '3 sou 9');
});

test('a page in the browser says the same from the dictionary it was handed', () => {
  const handed = wordsFrom('pt', dictionary('pt', ['shell']));
  assert.equal(handed.say('shell.continue'), words('pt').say('shell.continue'));
  assert.equal(handed.has('home.title'), false);
});

test('tells which keys exist, for codes that come from elsewhere', () => {
  assert.ok(words('en').has('problems.missing.what'));
  assert.equal(words('en').has('problems.nothingLikeIt'), false);
});

for (const language of screenLocales) {
  test(`every sentence of the Spanish is there in ${language}, with the same gaps, and no other`, () => {
    for (const [area, spanish] of Object.entries<WordTree>(areas.es)) {
      const other = Object.entries<WordTree>(areas[language]).find(([name]) => name === area);
      assert.ok(other, `${language}/${area}.json`);
      assert.deepEqual(compareWords(spanish, other[1]), [], `${language}/${area}.json`);
    }
  });
}

test('every sentence can be said, and none lets the library write a date or a time', () => {
  for (const language of screenLocales) {
    for (const [key, sentence] of Object.entries(catalogue[language])) {
      assert.ok(sentence.trim().length > 0, `${language} ${key} is empty`);
      assert.doesNotMatch(sentence, /\{\s*\w+\s*,\s*(date|time)/, `${language} ${key}`);
      const { say, has } = words(language);
      assert.ok(has(key));
      const gaps = [...sentence.matchAll(/\{\s*(\w+)/g)].map(([, gap]) => [gap ?? '', 1] as const);
      assert.doesNotMatch(say(key, Object.fromEntries(gaps)), /[{}]/, `${language} ${key}`);
    }
  }
});

test('Spanish speaks with usted and never calls a person a case', () => {
  for (const [key, sentence] of Object.entries(catalogue.es)) {
    assert.doesNotMatch(sentence, /\b(tú|tu|tus|vos|contigo|ti)\b/iu, key);
  }
  for (const [key, sentence] of Object.entries(catalogue.en)) {
    assert.doesNotMatch(sentence, /\b(alien|illegal|failed)\b/i, key);
  }
});

test('each file says whether a speaker has reviewed it', () => {
  for (const language of screenLocales) {
    for (const [area, file] of Object.entries(areas[language])) {
      assert.equal(typeof file._meta.reviewed, 'boolean', `${language}/${area}`);
    }
  }
});
