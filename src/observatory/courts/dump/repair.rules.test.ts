import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fits } from './cell.rules.ts';
import { cellsOf } from './dump.fixture.ts';
import { type Column, LAYOUT } from './layout.ts';
import type { Removal } from './removal-search.rules.ts';
import { settleRow } from './repair.rules.ts';

const COLUMNS = LAYOUT.A_TblCase;

/** A row in which a shift shows: up to CASE_TYPE no cell is blank, and no two neighbours fit into one. */
const FULL = cellsOf('A_TblCase', {
  IDNCASE: '7001',
  ALIEN_CITY: 'SAN BERNARDINO',
  ALIEN_STATE: 'TX',
  ALIEN_ZIPCODE: '78207',
  UPDATED_ZIPCODE: '75201',
  UPDATED_CITY: 'SAN BERNARDINO',
  NAT: 'HO',
  LANG: 'SP',
  CUSTODY: 'N',
  SITE_TYPE: 'I',
  E_28_DATE: '2019-05-06 00:00:00.000',
  ATTY_NBR: '1',
  CASE_TYPE: 'RMV',
  UPDATE_SITE: 'SNA',
  LATEST_HEARING: '2020-01-02 00:00:00.000',
  LATEST_TIME: '0830',
  LATEST_CAL_TYPE: 'M',
  DATE_OF_ENTRY: '2019-03-02 00:00:00.000',
  Sex: 'F',
});

const city = COLUMNS.findIndex((column) => column.name === 'ALIEN_CITY');

test('a sound row is never changed', () => {
  const cell = fc.constantFrom('', 'b6', '?', 'A', '0');
  fc.assert(
    fc.property(fc.array(cell, { minLength: 20, maxLength: 20 }), (some) => {
      const row = FULL.map((text, at) =>
        text === '' ? oneThatFits(some[at % 20] ?? '', at) : text,
      );
      const settled = settleRow(row, COLUMNS);
      assert.deepEqual(settled, { cells: row, removals: [], overflow: 0, padded: 0 });
    }),
  );
});

test('a word that a tab has parted is put together with a blank', () => {
  const row = FULL.toSpliced(city, 1, 'SAN', 'BERNARDINO');
  const settled = settleRow(row, COLUMNS);
  assert.deepEqual(settled?.cells, FULL);
  assert.deepEqual(settled?.removals, [{ kind: 'joined', position: city }]);
});

test('a word that two tabs have parted is put together, and three removals are enough', () => {
  const parted = FULL.toSpliced(city, 1, 'S', 'A', 'N');
  const joined = FULL.with(city, 'S A N');
  assert.deepEqual(settleRow(parted, COLUMNS)?.cells, joined);
  const four = FULL.toSpliced(city, 1, 'S', 'A', 'N', 'T');
  assert.deepEqual(settleRow(four, COLUMNS)?.cells, FULL.with(city, 'S A N T'));
  const five = FULL.toSpliced(city, 1, 'S', 'A', 'N', 'T', 'O');
  assert.equal(settleRow(five, COLUMNS), null);
});

test('the halves of a word are put together also where blank cells stand between them', () => {
  const one = FULL.toSpliced(city, 1, 'SAN', '', 'BERNARDINO');
  assert.deepEqual(settleRow(one, COLUMNS)?.cells, FULL);
  const two = FULL.toSpliced(city, 1, 'SAN', '', '', 'BERNARDINO');
  assert.deepEqual(settleRow(two, COLUMNS)?.cells, FULL);
  assert.deepEqual(settleRow(two, COLUMNS)?.removals, [
    { kind: 'dropped', position: city + 1 },
    { kind: 'dropped', position: city + 1 },
    { kind: 'joined', position: city },
  ]);
  const three = FULL.toSpliced(city, 1, 'SAN', '', '', '', 'BERNARDINO');
  assert.equal(settleRow(three, COLUMNS), null);
});

test('a shift is undone also when the last cell was cut to the right count', () => {
  const row = FULL.toSpliced(city, 1, 'SAN', 'BERNARDINO').slice(0, COLUMNS.length);
  const settled = settleRow(row, COLUMNS);
  assert.deepEqual(settled?.cells, FULL);
  assert.equal(settled?.padded, 1);
});

test('blank cells beyond the header go, others do not', () => {
  const settled = settleRow([...FULL, '', '', '', '', ''], COLUMNS);
  assert.deepEqual(settled, { cells: FULL, removals: [], overflow: 5, padded: 0 });
  const longer = FULL.with(-1, 'CR');
  assert.equal(settleRow([...longer, 'Y', 'Z', 'U', 'V'], COLUMNS), null);
});

test('a short row is padded, but never in a key column', () => {
  const settled = settleRow(FULL.slice(0, 32), COLUMNS);
  assert.deepEqual(settled?.cells, FULL.toSpliced(32, 7, ...Array(7).fill('')));
  assert.equal(settled?.padded, 7);
  assert.equal(settleRow(FULL.slice(0, 12), COLUMNS), null);
});

test('extra blank cells are dropped wherever they moved the row', () => {
  const place = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 3 }), (places) => {
      const row = places
        .toSorted((a, b) => b - a)
        .reduce((cells, at) => cells.toSpliced(at, 0, ''), FULL);
      const settled = settleRow(row, COLUMNS);
      assert.deepEqual(settled?.cells, FULL);
      assert.equal(settled?.removals.length, places.length);
    }),
  );
});

test('fewest removals come first, then the leftmost', () => {
  const columns = LAYOUT.A_TblCaseIdentifier;
  assert.deepEqual(settleRow(['1', '', '7', 'MP'], columns)?.removals, [
    { kind: 'dropped', position: 1 },
  ]);
  assert.deepEqual(settleRow(['', '1', '', '7', 'MP', ''], columns)?.cells, ['1', '7', 'MP']);
  assert.equal(settleRow(['1', '7', 'MP', 'X'], columns), null);
});

test('commas behind the last cell are debris only where it does not fit with them', () => {
  const columns = LAYOUT.A_TblCaseIdentifier;
  assert.deepEqual(settleRow(['1', '7', 'MP,,,,'], columns)?.cells, ['1', '7', 'MP']);
  assert.deepEqual(settleRow(['1', '7', ','], columns)?.cells, ['1', '7', ',']);
  assert.deepEqual(settleRow(['1', '', '7', 'MP,,'], columns)?.cells, ['1', '7', 'MP']);
  assert.equal(settleRow(['1', '7,,', 'MP'], columns), null);
});

test('of all ways to take cells out, the fewest and then the leftmost is taken', () => {
  const cell = fc.constantFrom('', '', 'X', 'TX', '12', '2019-01-02', 'b6', 'SAN', 'ANTONIO');
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 9 }), (row) => {
      assert.deepEqual(settleRow(row, FEW)?.removals ?? null, tryAll(row));
    }),
    // Joined in a column of words and then moved into one of dates, it would be fewer.
    { numRuns: 3000, examples: [[['12', '', '', '', '2019-01-02', '12', '2019-01-02']]] },
  );
});

const FEW: readonly Column[] = [
  { name: 'ID', kind: 'int', width: 0, isKey: true },
  { name: 'CITY', kind: 'text', width: 11, isKey: false },
  { name: 'STATE', kind: 'text', width: 2, isKey: false },
  { name: 'WHEN', kind: 'date', width: 0, isKey: false },
  { name: 'PLACE', kind: 'text', width: 10, isKey: false },
  { name: 'NUMBER', kind: 'int', width: 0, isKey: false },
];

/** Tries every removal at every place, and looks only at the end whether all fits. */
function tryAll(row: readonly string[]): Removal[] | null {
  for (const count of [0, 1, 2, 3]) {
    const removals = tryOut(row, count);
    if (removals) return removals;
  }
  return null;
}

/** What was joined stays in its column of words: nothing left of it, from `from` on, goes afterwards. */
function tryOut(row: readonly string[], count: number, from = 0): Removal[] | null {
  if (count === 0) return fitsAll(row) ? [] : null;
  for (let position = from; position < Math.min(row.length, FEW.length); position++) {
    const cell = row[position] ?? '';
    const next = row[position + 1] ?? '';
    const canJoin = cell !== '' && next !== '' && (FEW[position]?.width ?? 0) >= 10;
    if (cell !== '' && !canJoin) continue;
    const kind = canJoin ? 'joined' : 'dropped';
    const left = canJoin
      ? row.toSpliced(position, 2, `${cell} ${next}`)
      : row.toSpliced(position, 1);
    const rest = tryOut(left, count - 1, canJoin ? position : from);
    if (rest) return [{ kind, position }, ...rest];
  }
  return null;
}

function fitsAll(row: readonly string[]): boolean {
  const isEveryFit = FEW.every((column, at) => fits(row[at] ?? '', column));
  return isEveryFit && row.slice(FEW.length).every((cell) => cell === '');
}

function oneThatFits(text: string, at: number): string {
  const column = COLUMNS[at];
  return column?.kind === 'text' && text.length <= column.width ? text : '';
}
