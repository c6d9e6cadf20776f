import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CASE_COLUMNS, rowText } from '../case-columns.rules.ts';
import type { CaseExample } from '../facts.fixture.ts';
import { makeCaseTable } from '../make-case-table.ts';
import { selectionOf } from '../selection.rules.ts';
import { releaseOf, someCases } from '../some-cases.fixture.ts';
import { type CaseChange, diffReleases, noTotals } from './diff-releases.ts';

const cases = someCases(120);

describe('Two releases beside each other', () => {
  for (const name of ['mpp', 'all', 'not-mpp']) {
    it(`${name}: a release against itself gives nothing, however it is cut`, async () => {
      const [one, other] = [releaseOf(cases, { inPart: 7 }), releaseOf(cases, { inPart: 50 })];
      const totals = noTotals();
      assert.deepEqual(await listOf(one, other, name, totals), []);
      const { length } = await makeCaseTable(one, selected(name));
      assert.deepEqual([totals.before, totals.after, totals.changed], [length, length, 0]);
    });

    it(`${name}: says of each case what comparing all rows says`, async () => {
      await fc.assert(
        fc.asyncProperty(anyHalf, anyHalf, sizes, sizes, async (kept, later, size, otherSize) => {
          const before = releaseOf(pick(cases, kept), { inPart: size });
          const after = releaseOf(pick(changed, later), { inPart: otherSize, name: 'later' });
          const totals = noTotals();
          const changes = await listOf(before, after, name, totals);
          assert.deepEqual(changes, await plainly(before, after, name));
          assert.equal(totals.before - totals.vanished, totals.after - totals.appeared);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('names the cells that changed, from what to what, and counts them', async () => {
    const example = { id: 5, identifiers: ['MP'], proceedings: [{ id: 1, osc: '2019-06-05' }] };
    const decided = {
      ...example,
      nat: 'CU',
      proceedings: [{ id: 1, osc: '2019-06-05', comp: '2026-07-07', dec: 'G' }],
    };
    const totals = noTotals();
    const changes = await listOf(releaseOf([example]), releaseOf([decided]), 'mpp', totals);
    assert.deepEqual(changes, [
      {
        kind: 'changed',
        idncase: 5,
        cells: [
          { column: 'nationality', from: '', to: 'CU' },
          { column: 'outcome', from: 'pending', to: 'relief' },
          { column: 'status', from: 'pending', to: 'closed' },
          { column: 'decided_on', from: '', to: '2026-07-07' },
        ],
      },
    ]);
    assert.deepEqual([totals.changed, totals.byColumn.get('outcome')], [1, 1]);
  });
});

/** The same cases as some-cases has, every third of them with another nationality and another end. */
const changed: readonly CaseExample[] = cases.map((one, at) =>
  at % 3 === 0
    ? {
        ...one,
        nat: 'VE',
        proceedings: [...(one.proceedings ?? []), { id: 9999, osc: '2020-02-02' }],
      }
    : one,
);

const anyHalf = fc.array(fc.boolean(), { minLength: 120, maxLength: 120 });
const sizes = fc.integer({ min: 1, max: 130 });

function pick(list: readonly CaseExample[], kept: readonly boolean[]): readonly CaseExample[] {
  return list.filter((_, at) => kept[at]);
}

function selected(name: string) {
  const selection = selectionOf(name);
  assert.ok(selection);
  return selection;
}

type Release = ReturnType<typeof releaseOf>;

async function listOf(one: Release, other: Release, name: string, totals = noTotals()) {
  const changes: CaseChange[] = [];
  for await (const change of diffReleases(one, other, selected(name), totals)) changes.push(change);
  return changes;
}

async function plainly(one: Release, other: Release, name: string): Promise<CaseChange[]> {
  const [before, after] = [await rowsOf(one, name), await rowsOf(other, name)];
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return ids.flatMap((idncase): CaseChange[] => {
    const [from, to] = [before.get(idncase), after.get(idncase)];
    if (!from) return [{ kind: 'appeared', idncase }];
    if (!to) return [{ kind: 'vanished', idncase }];
    const cells = CASE_COLUMNS.flatMap((column) =>
      from[column] === to[column] ? [] : [{ column, from: from[column], to: to[column] }],
    );
    return cells.length > 0 ? [{ kind: 'changed', idncase, cells }] : [];
  });
}

type Row = ReturnType<typeof rowText>;

async function rowsOf(release: Release, name: string): Promise<Map<number, Row>> {
  const table = await makeCaseTable(release, selected(name));
  return new Map(
    Array.from(table.idncase, (idncase, row) => [idncase, rowText(table, row)] as const),
  );
}
