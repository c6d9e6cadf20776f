import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { ZipWriter } from '../../../../bench/courts/zip/zip-writer.ts';
import { CourtFault } from '../dump/court-fault.ts';
import { type Rows, writeDump } from '../dump/dump.fixture.ts';
import { openRelease } from '../release/open-release.ts';
import { type ImportProgress, importDump } from './import-dump.ts';

let folder = '';
let dump = '';
let courts = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courts-import-'));
  dump = join(folder, 'dump');
  courts = join(folder, 'courts');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SPLIT = '9\tLOS \r\nANGELES\tCA\t\t\t\t\t\t\t\t\t\tRMV\r\n';
const ROWS: Rows = {
  A_TblCase: [{ IDNCASE: '7', NAT: 'HO' }, SPLIT, { IDNCASE: '8' }, { IDNCASE: 'none' }],
  A_TblCaseIdentifier: [{ IDNCASEID: '1', IDNCASE: '7', CASE_ID: 'MP' }],
  B_TblProceeding: [{ IDNPROCEEDING: '70', IDNCASE: '7', OSC_DATE: '2019-05-06 00:00:00.000' }],
  tbl_schedule: [{ IDNSCHEDULE: '700', IDNCASE: '7' }],
  tbl_RepsAssigned: [{ IDNREPSASSIGNED: '7000', IDNCASE: '7' }],
};

test('a dump becomes a release with its report', async () => {
  writeDump(dump, ROWS);
  const { report, ...outcome } = await importDump(dump, { courtsFolder: courts });
  assert.equal(report.isReconciled, true);
  assert.deepEqual(readdirSync(courts), [outcome.name]);
  const text = readFileSync(join(outcome.folder, 'import-report.json'), 'utf8');
  const written = JSON.parse(text);
  assert.deepEqual(written.tables.A_TblCase, {
    expected: 4,
    rows: 3,
    repaired: 1,
    rejected: 1,
    cleaned: { lineBreak: 0, control: 0, nonAscii: 0, padding: 0 },
  });
  assert.deepEqual(written.tables, report.tables);
  assert.deepEqual(
    written.rows.map(({ table, line, kind }: Record<string, unknown>) => [table, line, kind]),
    [
      ['A_TblCase', 3, 'joined'],
      ['A_TblCase', 6, 'rejected'],
    ],
  );
  assert.deepEqual(written.rows, [...report.rows]);
  assert.equal(written.as_of, outcome.name);
});

test('the same dump in a zip is the same release', async () => {
  writeDump(dump, ROWS);
  const first = await importDump(dump, { courtsFolder: courts });
  const zipped = join(folder, 'dump.zip');
  zip(zipped, first.name);
  const second = await importDump(zipped, { courtsFolder: courts });
  assert.equal(second.isKnown, true);
  assert.equal(second.folder, first.folder);
  assert.deepEqual([...second.report.rows], [...first.report.rows]);
  assert.deepEqual(second.report.tables, first.report.tables);
  assert.deepEqual(readdirSync(courts), [first.name]);
});

test('a folder is made the release itself', async () => {
  writeDump(dump, ROWS);
  const to = join(folder, 'release');
  const outcome = await importDump(dump, { courtsFolder: courts, to });
  assert.equal(outcome.folder, to);
  assert.ok(existsSync(join(to, 'import-report.json')));
  assert.equal(existsSync(courts), false);
});

test('rows that are neither read nor listed leave the release marked', async () => {
  writeDump(dump, ROWS, { tbl_schedule: 2 });
  const { report } = await importDump(dump, { courtsFolder: courts });
  assert.equal(report.isReconciled, false);
  assert.equal(openRelease(undefined, courts).isReconciled, false);
});

test('a member that ends in its last line is whole if it holds all its rows', async () => {
  writeDump(dump, ROWS);
  const path = join(dump, 'EOIR Case Data', 'tbl_schedule.csv');
  truncateSync(path, readFileSync(path).length - 2);
  const { report } = await importDump(dump, { courtsFolder: courts });
  assert.equal(report.isReconciled, true);
  assert.equal(report.tables.tbl_schedule.rows, 1);
});

test('a member cut inside its last line end is not whole', async () => {
  writeDump(dump, ROWS);
  const path = join(dump, 'EOIR Case Data', 'tbl_schedule.csv');
  truncateSync(path, readFileSync(path).length - 1);
  const cut = importDump(dump, { courtsFolder: courts });
  await assert.rejects(cut, { code: 'courts.truncated' });
});

test('an empty table is a table', async () => {
  writeDump(dump, { ...ROWS, tbl_RepsAssigned: [] });
  const { report } = await importDump(dump, { courtsFolder: courts });
  assert.equal(report.isReconciled, true);
  assert.equal(report.tables.tbl_RepsAssigned.rows, 0);
});

test('the progress ends with every byte read', async () => {
  writeDump(dump, ROWS);
  const heard: ImportProgress[] = [];
  await importDump(dump, { courtsFolder: courts, onProgress: (word) => heard.push(word) });
  const last = heard.at(-1);
  assert.equal(last?.stage, 'writing');
  assert.ok(last.total > 0);
});

test('what cannot be read whole is refused, and nothing is left of it', async () => {
  writeDump(dump, ROWS);
  await importDump(dump, { courtsFolder: courts });
  const before = readdirSync(courts, { recursive: true });
  const data = join(dump, 'EOIR Case Data');
  const broken: Record<string, [code: string, breakIt: (copy: string) => void]> = {
    truncated: ['courts.truncated', (copy) => cutLastRow(join(copy, 'tbl_schedule.csv'))],
    column: ['courts.columnMissing', (copy) => spoilHeader(join(copy, 'B_TblProceeding.csv'))],
    member: ['courts.memberMissing', (copy) => rmSync(join(copy, 'A_TblCaseIdentifier.csv'))],
    empty: ['courts.notADump', (copy) => truncateSync(join(copy, 'tbl_schedule.csv'), 0)],
  };
  for (const [name, [code, breakIt]] of Object.entries(broken)) {
    rmSync(data, { recursive: true });
    writeDump(dump, ROWS, { tbl_schedule: 2 });
    breakIt(data);
    const to = join(folder, `to-${name}`);
    for (const place of [{ courtsFolder: courts }, { courtsFolder: courts, to }]) {
      await assert.rejects(importDump(dump, place), isFault(code), name);
    }
    assert.equal(existsSync(to), false);
  }
  assert.deepEqual(readdirSync(courts, { recursive: true }), before);
  assert.deepEqual(readdirSync(folder).sort(), ['courts', 'dump']);
});

test('a zip that was cut or changed is refused', async () => {
  writeDump(dump, ROWS);
  const path = join(folder, 'dump.zip');
  zip(path, '2026-08-03');
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, bytes.length - 100));
  await assert.rejects(importDump(path, { courtsFolder: courts }), CourtFault);
  const place = bytes.indexOf('LOS ');
  writeFileSync(path, bytes.fill('X', place, place + 1));
  await assert.rejects(importDump(path, { courtsFolder: courts }), CourtFault);
  assert.equal(existsSync(courts), false);
});

test('a source that is no dump is refused in a sentence', async () => {
  const text = join(folder, 'letter.txt');
  writeFileSync(text, 'Dear court');
  mkdirSync(dump);
  for (const source of [text, dump, join(folder, 'nowhere')]) {
    await assert.rejects(importDump(source, { courtsFolder: courts }), (error) => {
      assert.ok(error instanceof CourtFault);
      assert.ok(!error.message.includes('\n'));
      return true;
    });
  }
});

test('a table without an end of lines in other members stops all threads', async () => {
  writeDump(dump, ROWS);
  const path = join(dump, 'EOIR Case Data', 'tbl_RepsAssigned.csv');
  appendFileSync(path, Buffer.alloc(40_000_000, 'x'));
  await assert.rejects(importDump(dump, { courtsFolder: courts }), isFault('courts.notADump'));
  renameSync(path, `${path}.gone`);
});

function cutLastRow(path: string): void {
  const text = readFileSync(path, 'latin1');
  writeFileSync(path, `${text}701\t70\t7\t2019-`, 'latin1');
}

function spoilHeader(path: string): void {
  writeFileSync(path, readFileSync(path, 'latin1').replace('COMP_DATE', 'COMPDATE'), 'latin1');
}

function zip(path: string, modified: string): void {
  const archive = new ZipWriter(path);
  const files = readdirSync(dump, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    const blocks = [readFileSync(join(file.parentPath, file.name))];
    const name = `EOIR Case Data 2026-0801/${file.name}`;
    const method = file.name.startsWith('A_') ? 'stored' : 'deflate64';
    archive.add({ name, modified, method, blocks });
  }
  archive.close();
}

function isFault(code: string): (error: unknown) => boolean {
  return (error) => error instanceof CourtFault && error.code === code;
}
