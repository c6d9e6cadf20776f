import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rowText } from './case-columns.rules.ts';
import type { CaseTable } from './case-table.ts';
import { rowExamples } from './cases.examples.ts';
import { casesOf } from './cases-of.ts';
import { type CaseExample, day, factsOf } from './facts.fixture.ts';
import { plainRow } from './plain-row.fixture.ts';
import { mpp } from './programmes.rules.ts';
import { inside, selectionOf } from './selection.rules.ts';

const release = { name: '2026-08-01', date: 20260801 };

describe('A case becomes a row', () => {
  for (const { says, case: example, asOf, selection: name = 'mpp', row } of rowExamples) {
    it(`${name}: ${says}`, () => {
      const selection = selectionOf(name);
      assert.ok(selection);
      const facts = factsOf([{ ...example, id: 7 }]);
      const table = casesOf(facts, selection, asOf ? day(asOf) : release.date, release);
      assert.equal(table.length, row === null ? 0 : 1);
      if (row) assert.deepEqual({ ...rowText(table, 0), ...row }, rowText(table, 0));
    });
  }

  it('a window may have a last day, and an excluded location is never listed', () => {
    const programme = {
      ...mpp,
      ntaWindow: { from: 20190101, to: 20191231 },
      excludedLocations: ['ENP'],
    };
    const cases = ['2018-12-31', '2019-01-01', '2019-12-31', '2020-01-01'].flatMap((osc, at) => [
      { id: at * 2 + 1, proceedings: [{ id: 1, osc, loc: 'SYP' }] },
      { id: at * 2 + 2, proceedings: [{ id: 1, osc, loc: 'ENP' }] },
    ]);
    const table = casesOf(factsOf(cases), inside(programme), release.date, release);
    assert.deepEqual([...table.idncase], [3, 5]);
  });

  for (const name of ['mpp', 'all'] as const) {
    it(`${name}: says of any case what the plain reading of the definitions says`, () => {
      const selection = selectionOf(name);
      assert.ok(selection);
      fc.assert(
        fc.property(anyCases, anyDate, (cases, asOf) => {
          const table = casesOf(factsOf(cases), selection, day(asOf), release);
          const plain = cases
            .toSorted((a, b) => a.id - b.id)
            .map((one) => plainRow(one, asOf, '2026-08-01', name))
            .filter((row) => row !== null);
          assert.deepEqual(rowsOf(table), plain);
        }),
        { numRuns: 1500 },
      );
    });
  }
});

function rowsOf(table: CaseTable) {
  return Array.from({ length: table.length }, (_, row) => rowText(table, row));
}

const dates = [
  '1949-12-31',
  '2018-11-30',
  '2018-12-01',
  '2019-06-05',
  '2021-01-20',
  '2021-01-21',
  '2021-12-01',
  '2022-08-31',
  '2024-12-31',
  '2025-01-01',
  '2026-07-31',
  '2026-08-01',
  '2026-08-02',
  '2027-03-03',
];
const anyDate = fc.constantFrom(...dates.slice(3));
const perhaps = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const anyPlace = perhaps(fc.constantFrom('ENP', 'MPB', 'MPP', 'MIA', 'DAL'));
const common = { osc: perhaps(fc.constantFrom(...dates)), loc: anyPlace };

const anyProceeding = fc.record({
  id: fc.integer({ min: 1, max: 40 }),
  ...common,
  comp: perhaps(fc.constantFrom(...dates)),
  dec: perhaps(fc.constantFrom('X', 'V', 'G', 'T', 'W')),
  other: perhaps(fc.constantFrom('C', 'T', 'A', 'F', 'J')),
  absentia: fc.boolean(),
  nat: perhaps(fc.constantFrom('HO', 'GT')),
  lang: perhaps(fc.constantFrom('SP', 'MAM')),
});

const anyHearing = fc.record({
  id: fc.integer({ min: 1, max: 40 }),
  ...common,
  adj: perhaps(fc.constantFrom(...dates)),
  held: fc.boolean(),
});

const ids = <T extends { id: number }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: (row) => row.id, maxLength: 5 });

const anyCase: fc.Arbitrary<CaseExample> = fc.record({
  id: fc.integer({ min: 1, max: 1000 }),
  type: fc.constantFrom('RMV', 'RMV', 'RMV', 'AOC'),
  nat: perhaps(fc.constantFrom('CU', 'VE')),
  lang: perhaps(fc.constantFrom('ENG')),
  represented: fc.boolean(),
  identifiers: fc.array(fc.constantFrom('MP', 'RM', 'DD', 'J'), { maxLength: 3 }),
  proceedings: ids(anyProceeding),
  hearings: ids(anyHearing),
});

const anyCases = fc.uniqueArray(anyCase, { selector: (one) => one.id, maxLength: 8 });
