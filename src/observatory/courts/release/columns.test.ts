import assert from 'node:assert/strict';
import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { CaseTable, Column } from '../cases/case-table.ts';
import { columnsBy, joinTables } from '../cases/join-tables.ts';
import { openRelease } from './open-release.ts';
import { folderFor, writeParts } from './release.fixture.ts';
import { beginRelease } from './release-draft.ts';
import { joinColumns, writePartColumns } from './write-columns.ts';

const DATE = 20_260_801;

/** Three cases from this number on; many values make wide codes. */
function tableOf(first: number, values: readonly string[], programme = 'not-mpp'): CaseTable {
  const rows = values.length;
  const few: Column = { codes: new Uint8Array(rows).fill(1), values: ['', 'ENP'] };
  const codes = values.length > 256 ? new Uint16Array(rows) : new Uint8Array(rows);
  const many: Column = { codes: codes.map((_, at) => rows - 1 - at), values };
  return {
    programme,
    release: '2026-08-01',
    asOf: DATE,
    length: rows,
    idncase: new Int32Array(rows).map((_, at) => first + at),
    ntaDate: new Int32Array(rows).fill(20_190_101),
    decidedOn: new Int32Array(rows).fill(99_999_999),
    identifiers: many,
    columns: columnsBy((name) => (name === 'nationality' ? many : few)),
  };
}

const LETTERS = tableOf(-5, ['', '"', 'M', 'Ñ|é']);
const EMPTY = tableOf(0, []);
const NUMBERS = tableOf(
  7,
  Array.from({ length: 300 }, (_, nth) => String(nth + 100)),
);
const TABLES = [LETTERS, EMPTY, NUMBERS];

function makeRelease(courtsFolder: string, tables: readonly CaseTable[]) {
  const draft = beginRelease({ kind: 'courts', courtsFolder });
  const settled = draft.settle(writeParts(draft));
  for (const [part, table] of tables.entries()) writePartColumns(draft.folder, part, table);
  const [{ programme } = EMPTY] = tables;
  if (tables.length > 0) joinColumns(draft.folder, programme, tables.length, DATE);
  draft.finish(settled, ['{}']);
  return openRelease(settled.name, courtsFolder);
}

test('the columns of all parts are read one by one, and all together', (t) => {
  const release = makeRelease(folderFor(t), TABLES);
  const columns = release.columns('not-mpp');
  const about = { programme: 'not-mpp', release: '2026-08-01', asOf: DATE };
  const expected = joinTables(TABLES, about);
  assert.deepEqual(columns?.table(), expected);
  assert.deepEqual(columns?.column('nationality'), expected.columns.nationality);
  assert.deepEqual(columns?.column('identifiers'), expected.identifiers);
  assert.deepEqual(columns?.idncase(), expected.idncase);
  assert.deepEqual(columns?.days('decidedOn'), expected.decidedOn);
  assert.equal(columns?.length, 304);
  assert.equal(release.columns('all'), null);
});

test('a programme without cases has columns without rows', (t) => {
  const columns = makeRelease(folderFor(t), [EMPTY, EMPTY]).columns('not-mpp');
  assert.equal(columns?.table().length, 0);
  assert.deepEqual(columns?.column('phase'), { codes: new Uint8Array(0), values: ['', 'ENP'] });
});

test('what the parts had written is gone from the release', (t) => {
  const courtsFolder = folderFor(t);
  const { folder } = makeRelease(courtsFolder, TABLES);
  const files = readdirSync(join(folder, 'columns', 'not-mpp'));
  assert.ok(files.includes('phase.column') && files.includes('table.json'));
  assert.ok(!existsSync(join(folder, 'columns', 'not-mpp', 'parts')));
});

test('a column that is cut short is refused, the others are read', (t) => {
  const release = makeRelease(folderFor(t), TABLES);
  const place = join(release.folder, 'columns', 'not-mpp');
  truncateSync(join(place, 'phase.column'), 30);
  const columns = release.columns('not-mpp');
  assert.throws(() => columns?.column('phase'), { code: 'courts.releaseDamaged' });
  assert.equal(columns?.column('status').codes.length, 304);
  writeFileSync(join(place, 'table.json'), '{');
  assert.throws(() => release.columns('not-mpp'), { code: 'courts.releaseDamaged' });
});

test('a name that is no programme stays within the release', (t) => {
  const release = makeRelease(folderFor(t), []);
  assert.throws(() => release.columns('../../etc'), RangeError);
});
