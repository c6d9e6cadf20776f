import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newSecretWords, readSecretWords, secretWordCount } from './secret-words.ts';

for (const language of ['es', 'en', 'pt', 'ht']) {
  test(`secret words in ${language}: six, read back however they are typed`, () => {
    const words = newSecretWords(language);
    assert.equal(words.length, secretWordCount);
    const read = readSecretWords(words.join(' '));
    assert.ok(read);
    assert.equal(readSecretWords(`  ${words.join(', ').toUpperCase()}.`), read);
    assert.equal(readSecretWords(words.map((word) => word.normalize('NFD')).join('\n')), read);
    assert.equal(readSecretWords(words.slice(1).join(' ')), null);
  });

  test(`secret words in ${language} hold at least 64 bits, and none that hurts`, () => {
    const seen = new Set(Array.from({ length: 6000 }, () => newSecretWords(language)).flat());
    const told = new Set([...seen].map((word) => readSecretWords(`${word} a b c d e`)));
    assert.ok(secretWordCount * Math.log2(told.size) >= 64, `${told.size} words`);
    for (const harsh of ['muerte', 'secuestro', 'cárcel', 'kill', 'police', 'pistola']) {
      assert.ok(!seen.has(harsh), harsh);
    }
  });
}
