import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { type Rows, writeDump } from '../dump/dump.fixture.ts';
import { importDump } from './import-dump.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courts-import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ROWS: Rows = {
  A_TblCase: [{ IDNCASE: '7', NAT: 'HO' }, { IDNCASE: '8' }],
  A_TblCaseIdentifier: [{ IDNCASEID: '1', IDNCASE: '7', CASE_ID: 'MP' }],
  B_TblProceeding: [{ IDNPROCEEDING: '70', IDNCASE: '7', OSC_DATE: '2019-05-06 00:00:00.000' }],
  tbl_schedule: [{ IDNSCHEDULE: '700', IDNCASE: '7' }],
  tbl_RepsAssigned: [{ IDNREPSASSIGNED: '7000', IDNCASE: '7' }],
};

test('a folder becomes a release with its report', async () => {
  writeDump(join(folder, 'dump'), ROWS);
  const outcome = await importDump(join(folder, 'dump'), { courtsFolder: join(folder, 'courts') });
  assert.equal(outcome.report.isReconciled, true);
  assert.equal(outcome.report.tables.A_TblCase.rows, 2);
  const text = readFileSync(join(outcome.folder, 'import-report.json'), 'utf8');
  assert.equal(JSON.parse(text).tables.A_TblCase.rows, 2);
});
