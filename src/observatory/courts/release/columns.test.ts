import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { CaseTable, Column } from '../cases/case-table.ts';
import { columnsBy } from '../cases/join-tables.ts';
import { writeColumns } from './columns.ts';
import { openRelease } from './open-release.ts';
import { folderFor, writeParts } from './release.fixture.ts';
import { beginRelease } from './release-draft.ts';

const NARROW: Column = { codes: Uint8Array.of(0, 1, 0), values: ['', 'ENP'] };
const WIDE: Column = { codes: Uint16Array.of(2, 0, 1), values: ['', '"', 'Ñ|é'] };
const WIDEST: Column = { codes: Uint32Array.of(1, 1, 0), values: ['a', 'b'] };

const TABLE: CaseTable = {
  programme: 'not-mpp',
  release: '2026-08-01',
  asOf: 20_260_801,
  length: 3,
  idncase: Int32Array.of(-5, 1, 2 ** 31 - 1),
  ntaDate: Int32Array.of(20_190_101, 99_999_999, 20_220_505),
  decidedOn: Int32Array.of(99_999_999, 99_999_999, 20_230_101),
  identifiers: WIDEST,
  columns: columnsBy((name) => (name === 'nationality' ? WIDE : NARROW)),
};

function makeRelease(courtsFolder: string, ...tables: CaseTable[]) {
  const draft = beginRelease({ kind: 'courts', courtsFolder });
  const settled = draft.settle(writeParts(draft));
  for (const table of tables) writeColumns(draft.folder, table);
  draft.finish(settled, ['{}']);
  return openRelease(settled.name, courtsFolder);
}

test('columns are read again one by one, and all together', (t) => {
  const release = makeRelease(folderFor(t), TABLE, {
    ...TABLE,
    programme: 'mpp',
    length: 0,
    idncase: new Int32Array(0),
    ntaDate: new Int32Array(0),
    decidedOn: new Int32Array(0),
    identifiers: { codes: new Uint8Array(0), values: [] },
    columns: columnsBy(() => ({ codes: new Uint8Array(0), values: [] })),
  });
  const columns = release.columns('not-mpp');
  assert.deepEqual(columns?.table(), TABLE);
  assert.deepEqual(columns?.column('nationality'), WIDE);
  assert.deepEqual(columns?.idncase(), TABLE.idncase);
  assert.deepEqual(columns?.days('decidedOn'), TABLE.decidedOn);
  assert.equal(release.columns('mpp')?.table().length, 0);
  assert.equal(release.columns('all'), null);
});

test('a column that is cut short is refused, the others are read', (t) => {
  const courtsFolder = folderFor(t);
  const release = makeRelease(courtsFolder, TABLE);
  const folder = join(courtsFolder, release.name, 'columns', 'not-mpp');
  truncateSync(join(folder, 'phase.column'), 30);
  const columns = release.columns('not-mpp');
  assert.throws(() => columns?.column('phase'), { code: 'courts.releaseDamaged' });
  assert.deepEqual(columns?.column('status'), NARROW);
});

test('a name that is no programme stays within the release', (t) => {
  const release = makeRelease(folderFor(t));
  assert.throws(() => release.columns('../../etc'), RangeError);
});
