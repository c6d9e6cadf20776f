import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { courts, rowsOf, writeDumpOf } from './command.fixture.ts';

let folder = '';
let data = '';

const early = [
  { id: '1', nat: 'HO', osc: '2019-06-10', place: 'ENP', comp: '2019-10-01', dec: 'R' },
  { id: '2', nat: 'CU', osc: '2019-06-11', place: 'MPL', comp: '2020-02-03', dec: 'X' },
  { id: '3', nat: 'CU', osc: '2019-07-01', place: 'MPL', hasLawyer: true },
  { id: '4', nat: '', osc: '2019-07-02', place: 'MIA', comp: '2020-02-03', dec: 'R' },
];

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'puente-courts-'));
  data = emptyData('data');
  writeDumpOf('2026-07-01', join(folder, 'july'), rowsOf(early));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** An empty data folder. */
function emptyData(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

test('import prints what was expected, read, repaired and rejected, and where the release is', async () => {
  const own = emptyData('imported');
  const rows = rowsOf(early);
  const broken = 'no number\tand no row\r\n';
  const cases = [...(rows.A_TblCase ?? []), broken];
  writeDumpOf('2026-08-02', join(folder, 'broken'), { ...rows, A_TblCase: cases });
  const { code, stdout, stderr } = await courts(own, 'import', join(folder, 'broken'));
  assert.equal(code, 0);
  assert.match(stdout, /^file +expected +read +repaired +rejected +difference/m);
  assert.match(stdout, /^A_TblCase +5 +4 +0 +1 +0 /m);
  assert.match(stdout, /^rejected: A_TblCase, line 6: /m);
  assert.match(
    stdout,
    /Release 2026-08-02, as of 2026-08-02, is in .*imported\/courts\/2026-08-02/,
  );
  assert.match(stdout, /MB\/s/);
  assert.match(stderr, /^reading \d+ %/m);
  assert.doesNotMatch(stderr, /\r/);
  const again = await courts(own, 'import', join(folder, 'broken'));
  assert.equal(again.code, 0);
  assert.match(again.stdout, /is kept already, as release 2026-08-02/);
});

test('import into a folder makes the folder the release', async () => {
  const to = join(folder, 'to');
  const { code } = await courts(data, 'import', join(folder, 'july'), '--to', to);
  assert.equal(code, 0);
  const report = JSON.parse(readFileSync(join(to, 'import-report.json'), 'utf8'));
  assert.equal(report.tables.A_TblCase.rows, 4);
  const table = await courts(data, 'table', '--by', 'status', '--release', to);
  assert.match(table.stdout, /^total +3$/m);
});

test('rows that nothing accounts for end in 3, and every output says so', async () => {
  const own = emptyData('unreconciled');
  writeDumpOf('2026-09-01', join(folder, 'short'), rowsOf(early), { tbl_schedule: 9 });
  const imported = await courts(own, 'import', join(folder, 'short'));
  assert.equal(imported.code, 3);
  assert.match(imported.stdout, /^tbl_schedule +9 +4 +0 +0 +-5 /m);
  const table = await courts(own, 'table', '--by', 'status');
  assert.equal(table.code, 0);
  assert.match(table.stderr, /release 2026-09-01 does not agree with its own count/);
  assert.match(table.stdout, /not reconciled/);
  await courts(own, 'import', join(folder, 'july'));
  assert.match((await courts(own, 'table', '--by', 'status')).stdout, /^release 2026-07-01, /m);
  assert.match((await courts(own, 'releases')).stdout, /^2026-09-01 +2026-09-01 +4 +NO /m);
});

test('what is no dump ends in 2 with one sentence, and leaves nothing', async () => {
  const own = emptyData('untouched');
  for (const source of [join(folder, 'nowhere'), join(folder, 'data')]) {
    const { code, stdout, stderr } = await courts(own, 'import', source);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^puente courts import: [^\n]+\n$/);
  }
  assert.match((await courts(own, 'releases')).stdout, /^There is no release in /);
});
