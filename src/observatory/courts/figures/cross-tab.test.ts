import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countableOf } from './countable.fixture.ts';
import { crossTab } from './cross-tab.rules.ts';

const cases = {
  length: 5,
  columns: {
    outcome: countableOf(['relief', 'removal', 'relief', 'pending', 'removal']),
    nationality: countableOf(['HO', 'HO', '', 'CU', 'HO']),
  },
};

test('counts by one dimension, none first, in the order of the texts', () => {
  const table = crossTab(cases, { by: ['nationality'], where: [] });
  assert.deepEqual(table.rows, [
    { values: [''], count: 1 },
    { values: ['CU'], count: 1 },
    { values: ['HO'], count: 3 },
  ]);
  assert.equal(table.total, 5);
});

test('counts by two dimensions only what occurs', () => {
  const { rows } = crossTab(cases, { by: ['outcome', 'nationality'], where: [] });
  assert.deepEqual(
    rows.map(({ values, count }) => [...values, count]),
    [
      ['pending', 'CU', 1],
      ['relief', '', 1],
      ['relief', 'HO', 1],
      ['removal', 'HO', 2],
    ],
  );
});

test('takes any of the values of one dimension, and all of the dimensions', () => {
  const where = [
    { dimension: 'outcome', value: 'relief' },
    { dimension: 'outcome', value: 'pending' },
    { dimension: 'nationality', value: '' },
  ] as const;
  assert.equal(crossTab(cases, { by: [], where: where.slice(0, 2) }).total, 3);
  assert.equal(crossTab(cases, { by: [], where }).total, 1);
});

test('a value that no case has counts nothing', () => {
  const where = [{ dimension: 'nationality', value: 'VE' }] as const;
  assert.deepEqual(crossTab(cases, { by: ['outcome'], where }).rows, []);
  assert.equal(crossTab(cases, { by: ['outcome'], where }).total, 0);
});

test('no cases make no rows', () => {
  const none = { length: 0, columns: { outcome: countableOf([]) } };
  assert.deepEqual(crossTab(none, { by: ['outcome'], where: [] }).rows, []);
});

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;

/** Many more than any case has: with them the cells are too many for an array, and groups are hashed. */
const manyTexts = Array.from({ length: 60_000 }, (_, at) => String(at).padStart(5, '0'));

const manyRows = fc.array(
  fc.tuple(fc.nat(1), fc.nat(3), fc.nat(60), fc.nat(400), fc.nat(manyTexts.length - 1)),
  { maxLength: 800, size: 'max' },
);

const manyConditions = fc.array(
  fc.record({ dimension: fc.constantFrom(...NAMES), value: fc.nat(3).map(String) }),
  { maxLength: 3 },
);

test('equals a naive count, whatever the columns and the conditions', () => {
  const manyDimensions = fc.uniqueArray(fc.constantFrom(...NAMES));
  const property = fc.property(manyRows, manyDimensions, manyConditions, (rows, by, where) => {
    const texts = rows.map((row) => [...row.slice(0, 4).map(String), manyTexts[row[4]] ?? '']);
    const [a, b, c, d] = NAMES.map((_, at) => countableOf(texts.map((row) => row[at] ?? '')));
    assert.ok(a && b && c && d);
    const e = { values: manyTexts, codes: Uint16Array.from(rows, (row) => row[4]) };
    const table = crossTab({ length: rows.length, columns: { a, b, c, d, e } }, { by, where });
    assert.deepEqual(
      table.rows.map(({ values, count }) => [values.join(' '), count]),
      naiveCount(texts, by, where),
    );
  });
  fc.assert(property, { numRuns: 100 });
});

type Name = (typeof NAMES)[number];

function naiveCount(
  rows: readonly string[][],
  by: readonly Name[],
  where: readonly { dimension: Name; value: string }[],
): [string, number][] {
  const cell = (row: string[], name: Name) => row[NAMES.indexOf(name)] ?? '';
  const isWanted = (row: string[]) =>
    where.every(({ dimension }) =>
      where.some((one) => one.dimension === dimension && one.value === cell(row, dimension)),
    );
  const counts = new Map<string, number>();
  for (const row of rows.filter(isWanted)) {
    const key = by.map((name) => cell(row, name)).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}
