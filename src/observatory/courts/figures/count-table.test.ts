import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseExample, factsOf } from '../cases/facts.fixture.ts';
import { makeCaseTable } from '../cases/make-case-table.ts';
import { selectionOf } from '../cases/selection.rules.ts';
import type { StoredColumns } from '../release/columns.ts';
import { countTable, type ReleaseColumns } from './count-table.ts';
import type { CrossTabQuery } from './cross-tab.rules.ts';
import type { TableDimension } from './table-columns.ts';

const decided = { id: 1, osc: '2019-06-30', loc: 'ENP', comp: '2019-10-01', dec: 'R' };
const examples: readonly CaseExample[] = [
  { id: 1, nat: 'HO', identifiers: ['MP', 'RM'], proceedings: [decided] },
  { id: 2, nat: 'CU', proceedings: [{ ...decided, id: 2, dec: 'X' }] },
  { id: 3, nat: 'CU', proceedings: [{ ...decided, id: 3, loc: 'MIA' }] },
  { id: 4, nat: 'HO', identifiers: ['MP'], type: 'CFR', proceedings: [{ ...decided, id: 4 }] },
  { id: 5, nat: 'HO', identifiers: ['MP'], proceedings: [{ id: 5, osc: '2019-07-02' }] },
  { id: 6 },
];

const facts = {
  name: '2026-08-01',
  date: 20260801,
  isReconciled: true,
  parts: () => [factsOf(examples.slice(0, 2)), factsOf(examples.slice(2))],
};

/** What a release keeps beside its facts. */
const kept = new Map<string, StoredColumns>();
for (const programme of ['mpp', 'all']) {
  const selection = selectionOf(programme);
  assert.ok(selection);
  const table = await makeCaseTable(facts, selection);
  kept.set(programme, {
    programme,
    length: table.length,
    idncase: () => table.idncase,
    days: (name) => table[name],
    column: (name) => (name === 'identifiers' ? table.identifiers : table.columns[name]),
    table: () => table,
  });
}

const bare: ReleaseColumns = { ...facts, columns: () => null };
const ready: ReleaseColumns = { ...facts, columns: (name) => kept.get(name) ?? null };

async function counted(
  release: ReleaseColumns,
  programme: string,
  query: CrossTabQuery<TableDimension>,
  asOf = release.date,
) {
  const selection = selectionOf(programme);
  assert.ok(selection);
  const { rows, total } = await countTable(release, selection, asOf, query);
  assert.equal(
    total,
    rows.reduce((sum, { count }) => sum + count, 0),
  );
  return rows.map(({ values, count }) => `${values.join(' ')} ${count}`);
}

const QUERIES: readonly CrossTabQuery<TableDimension>[] = [
  { by: ['nationality'], where: [] },
  { by: ['outcome', 'nta_date', 'decided_on'], where: [] },
  { by: ['identifiers', 'case_type'], where: [{ dimension: 'nationality', value: 'HO' }] },
  {
    by: ['nta_month', 'marked_by', 'assigned_location'],
    where: [{ dimension: 'status', value: 'closed' }],
  },
];

test('columns that are kept count as cases that are made', async () => {
  for (const programme of ['mpp', 'all', 'not-mpp']) {
    for (const query of QUERIES) {
      assert.deepEqual(
        await counted(ready, programme, query),
        await counted(bare, programme, query),
        programme,
      );
    }
  }
});

test('the programme and the cases outside it are all cases', async () => {
  const query = { by: ['nationality' as const], where: [] };
  assert.deepEqual(await counted(ready, 'mpp', query), ['CU 1', 'HO 2']);
  assert.deepEqual(await counted(ready, 'not-mpp', query), [' 1', 'CU 1', 'HO 1']);
  assert.deepEqual(await counted(ready, 'all', query), [' 1', 'CU 2', 'HO 3']);
});

test('an earlier date is counted as the cases stood then', async () => {
  const query = { by: ['outcome' as const], where: [] };
  assert.deepEqual(await counted(ready, 'mpp', query), ['pending 1', 'relief 1', 'removal 1']);
  assert.deepEqual(await counted(ready, 'mpp', query, 20190930), ['pending 3']);
  assert.deepEqual(await counted(ready, 'mpp', query, 20190630), ['pending 2']);
});

test('dates and lists of identifiers are counted as the cases have them', async () => {
  const query = {
    by: ['nta_date' as const, 'decided_on' as const, 'identifiers' as const],
    where: [],
  };
  assert.deepEqual(await counted(ready, 'mpp', query), [
    '2019-06-30 2019-10-01  1',
    '2019-06-30 2019-10-01 MP|RM 1',
    '2019-07-02  MP 1',
  ]);
});
