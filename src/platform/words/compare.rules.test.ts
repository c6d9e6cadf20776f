import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { compareWords, type WordTree } from './compare.rules.ts';

const kinds = (a: WordTree, b: WordTree) => compareWords(a, b).map(({ key, kind }) => [key, kind]);

test('equal words have no differences, whatever they say of themselves', () => {
  const es = { _meta: { reviewed: true }, hi: 'Hola {name}', deep: { day: '{on, date}' } };
  const ht = { _meta: { reviewed: false }, hi: 'Bonjou {name}', deep: { day: 'Jou {on, date}' } };
  assert.deepEqual(kinds(es, ht), []);
});

test('a missing key, one too many, an empty message and a broken one are told apart', () => {
  const a = { one: '1', two: '2', three: '3', deep: { four: '4' } };
  const b = { two: ' ', three: '{', deep: { five: '5' } };
  assert.deepEqual(kinds(a, b), [
    ['one', 'missing'],
    ['two', 'empty'],
    ['three', 'unreadable'],
    ['deep.four', 'missing'],
    ['deep.five', 'extra'],
  ]);
});

test('a placeholder with another name or kind differs, inside plural, select and tags too', () => {
  assert.deepEqual(kinds({ a: '{day}' }, { a: '{dia}' }), [['a', 'placeholders']]);
  assert.deepEqual(kinds({ a: '{n, number}' }, { a: '{n}' }), [['a', 'placeholders']]);
  const es = { a: '{n, plural, one {una} many {muchas {x}} other {# de {x}}}' };
  assert.deepEqual(kinds(es, { a: '{n, plural, other {# nan {x}}}' }), []);
  assert.deepEqual(kinds(es, { a: '{n, plural, other {#}}' }), [['a', 'placeholders']]);
  const who = { a: '{who, select, me {yo} other {<b>{name}</b>}}' };
  assert.deepEqual(kinds(who, { a: '{who, select, moi {mwen} other {<b>{name}</b>}}' }), [
    ['a', 'placeholders'],
  ]);
});

const languages = ['en', 'pt', 'ht'];
const src = join(import.meta.dirname, '../..');
const treeSchema: z.ZodType<WordTree> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), z.boolean(), treeSchema])),
);
const read = (path: string) => treeSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
/** What only staff read speaks Spanish and English, and its Spanish file says so: `"staffOnly": true`. */
function languagesOf(set: string): string[] {
  const meta = read(join(src, set))._meta;
  return typeof meta === 'object' && meta.staffOnly === true ? ['en'] : languages;
}
const sets = globSync(['**/words/es.json', '**/words/es/*.json'], { cwd: src }).sort();

test('there are words to compare', () => assert.ok(sets.length > 0));

for (const set of sets) {
  for (const language of languagesOf(set)) {
    test(`${set} and its ${language} say the same things`, () => {
      const other = set.replace(/words\/es(?=[./])/, `words/${language}`);
      const differences = compareWords(read(join(src, set)), read(join(src, other)));
      assert.deepEqual(differences, []);
    });
  }
  test(`${set} says whether a speaker has reviewed it, in each language`, () => {
    for (const language of ['es', ...languagesOf(set)]) {
      const other = set.replace(/words\/es(?=[./])/, `words/${language}`);
      const meta = read(join(src, other))._meta;
      assert.ok(typeof meta === 'object' && typeof meta.reviewed === 'boolean', other);
    }
  });
}
