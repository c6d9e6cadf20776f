import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type DumpRow, dumpRows } from './dump-rows.fixture.ts';
import { expectedFacts, plainFacts } from './expected-facts.fixture.ts';
import { pack, reduceAll } from './pack-rows.fixture.ts';

const bounds = fc.constantFrom([], [5], [-1, 0, 3], [2, 3, 4, 5, 2 ** 31 - 1]);

function facts(rows: readonly DumpRow[], workers = 1, parts: readonly number[] = []) {
  return reduceAll(pack(rows, workers, Int32Array.from(parts))).map((part) => part.facts);
}

test('the facts are what the rows say, however they are shared among workers and parts', () => {
  fc.assert(
    fc.property(dumpRows, fc.integer({ min: 1, max: 3 }), bounds, (rows, workers, parts) => {
      const found = facts(rows, workers, parts).flatMap(plainFacts);
      assert.deepEqual(found, expectedFacts(rows));
    }),
    { numRuns: 300 },
  );
});

test('shuffled and doubled rows, and any sharing of work, give the same arrays', () => {
  const shuffled = dumpRows.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray([...rows, ...rows], { minLength: rows.length * 2 }),
    ),
  );
  fc.assert(
    fc.property(shuffled, bounds, ([rows, twice], parts) => {
      assert.deepEqual(facts(twice, 2, parts), facts(rows, 1, parts));
    }),
  );
});

test('rows of no case are counted, and kept nowhere', () => {
  fc.assert(
    fc.property(dumpRows, bounds, (rows, parts) => {
      const ids = new Set(rows.flatMap((row) => (row.table === 'case' ? [row.values[0]] : [])));
      const orphans = { identifiers: 0, proceedings: 0, hearings: 0, representations: 0 };
      for (const row of rows) {
        if (row.table === 'case' || ids.has(idncaseOf(row))) continue;
        orphans[`${row.table}s`] += 1;
      }
      const counts = reduceAll(pack(rows, 2, Int32Array.from(parts))).map((part) => part.counts);
      const sum = { identifiers: 0, proceedings: 0, hearings: 0, representations: 0 };
      for (const part of counts) {
        sum.identifiers += part.orphans.identifiers;
        sum.proceedings += part.orphans.proceedings;
        sum.hearings += part.orphans.hearings;
        sum.representations += part.orphans.representations;
      }
      assert.deepEqual(sum, orphans);
    }),
  );
});

function idncaseOf(row: DumpRow): number {
  return row.table === 'proceeding' || row.table === 'hearing' ? row.values[1] : row.values[0];
}

test('a row of A_TblCase that repeats an IDNCASE is counted', () => {
  const row: DumpRow = { table: 'case', values: [7, 0, 0, 0, false] };
  const [part] = reduceAll(pack([row, row, row]));
  assert.equal(part?.counts.cases, 1);
  assert.equal(part?.counts.repeatedCases, 2);
});

test('a case with very many proceedings and places is sorted as a small one', () => {
  const rows: DumpRow[] = [{ table: 'case', values: [1, 0, 0, 0, false] }];
  for (let id = 0; id < 20_000; id++) {
    const day = 20_190_101 + ((id * 7919) % 28);
    rows.push({ table: 'proceeding', values: [id % 9000, 1, day, day, 0, 0, 0, false, 0, 0] });
    rows.push({ table: 'hearing', values: [id, 1, day, 0x414141 + (id % 300), day, true] });
  }
  assert.deepEqual(facts(rows).flatMap(plainFacts), expectedFacts(rows));
});
