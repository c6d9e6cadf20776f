import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { CourtFault } from './court-fault.ts';
import { findMembers } from './find-members.ts';
import { openDump } from './open-dump.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courts-members-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = [
  'EOIR Case Data 2026-0801/EOIR Case Data/A_TblCase.csv',
  'EOIR Case Data 2026-0801/EOIR Case Data/a_tblcaseidentifier.CSV',
  'EOIR Case Data 2026-0801/Data/B_TblProceeding.csv',
  'EOIR Case Data 2026-0801/tbl_schedule.csv',
  'tbl_RepsAssigned.csv',
  'EOIR Case Data 2026-0801/COUNT.TXT',
];

test('members are found in any folder and any case', async () => {
  write(...NAMES, 'Lookup/tblLookupCaseType.csv', '.trash/A_TblCase.csv');
  const { tables, count } = findMembers(await openDump(folder));
  assert.deepEqual(
    [...Object.values(tables), count].map((member) => member.name),
    NAMES,
  );
});

test('a file has its date, and hidden files are none of the dump', async () => {
  write(...NAMES, '.DS_Store');
  date('tbl_RepsAssigned.csv', '2026-08-03T23:30:00Z');
  const { members } = await openDump(folder);
  assert.equal(members.length, NAMES.length);
  const member = members.find(({ name }) => name === 'tbl_RepsAssigned.csv');
  assert.equal(member?.modified, '2026-08-03');
});

test('what is missing is named', async () => {
  write(...NAMES.slice(1));
  await assert.rejects(find, isFault('courts.memberMissing', 'A_TblCase.csv'));
});

test('what is there twice is named', async () => {
  write(...NAMES, 'other/tbl_schedule.csv');
  await assert.rejects(find, isFault('courts.notADump', 'other/tbl_schedule.csv'));
});

test('a folder of something else, or none, is no dump', async () => {
  write('holiday.jpg');
  await assert.rejects(find, isFault('courts.notADump', folder));
  await assert.rejects(
    () => openDump(join(folder, 'nowhere')),
    isFault('courts.notADump', 'nowhere'),
  );
});

async function find() {
  return findMembers(await openDump(folder));
}

function write(...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
}

function date(name: string, when: string): void {
  utimesSync(join(folder, name), new Date(when), new Date(when));
}

function isFault(code: string, word: string): (error: unknown) => boolean {
  return (error) =>
    error instanceof CourtFault && error.code === code && error.message.includes(word);
}
