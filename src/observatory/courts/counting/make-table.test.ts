import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { selectionOf } from '../cases/selection.rules.ts';
import { countableOf } from '../figures/countable.fixture.ts';
import { crossTab } from '../figures/cross-tab.rules.ts';
import { shownTable } from '../figures/shown-table.rules.ts';
import { ColumnShelf } from './column-shelf.ts';
import { countCases } from './count-cases.ts';
import { makeTable } from './make-table.ts';

/** Cases with many nationalities and languages, so that a table must leave some out. */
const cases = fc.array(fc.tuple(fc.nat(60), fc.nat(40), fc.nat(4), fc.boolean()), {
  minLength: 200,
  maxLength: 2000,
  size: 'max',
});

/** A scheme with a lower threshold, so that few cases make a table. */
const figureOf = (definition: string | null, count: number) =>
  definition === null || count < 3 ? null : count + 10;

test('counting first what is listed gives the table that counting everything gives', async () => {
  const mpp = selectionOf('mpp');
  assert.ok(mpp);
  await fc.assert(
    fc.asyncProperty(cases, fc.nat(4), async (rows, filtered) => {
      const columns = {
        nationality: countableOf(rows.map(([one]) => `N${one}`)),
        language: countableOf(rows.map(([, one]) => `L${one}`)),
        attendance: countableOf(rows.map(([, , one]) => `A${one}`)),
        represented: countableOf(rows.map(([, , , one]) => String(one))),
      };
      const all = { ...columns, status: columns.represented };
      const known = new Map<string, (typeof all)['status']>(Object.entries(all));
      const shelf = new ColumnShelf((_, __, name) => known.get(name) ?? all.status, 1 << 24);
      const counter = {
        count: async (request: Parameters<typeof countCases>[1]) => countCases(shelf, request),
      };
      const by = ['nationality', 'language', 'represented'] as const;
      const value = `A${filtered}`;
      const query = { by, where: new Map([['attendance', value] as const]) };
      const where = [{ dimension: 'attendance', value } as const];
      const counts = crossTab({ length: rows.length, columns }, { by, where });
      assert.deepEqual(
        await makeTable(counter, [{ folder: 'f', programme: 'mpp' }], query, figureOf),
        shownTable([{ selection: mpp, rows: counts.rows }], query, figureOf),
      );
    }),
    { numRuns: 40 },
  );
});
