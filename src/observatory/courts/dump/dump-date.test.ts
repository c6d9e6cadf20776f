import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { CourtFault } from './court-fault.ts';
import type { Dump, FileMember } from './dump.ts';
import { dumpDate } from './dump-date.ts';
import { findMembers } from './find-members.ts';

const READ = [
  'A_TblCase.csv',
  'A_TblCaseIdentifier.csv',
  'B_TblProceeding.csv',
  'tbl_schedule.csv',
  'tbl_RepsAssigned.csv',
];

/** A dump whose members are all of one date, and other files with theirs. */
function dump(root: string, date: string | null, others: Record<string, string>): Dump {
  const names = [...READ.map((name) => `${root}Data/${name}`), `${root}Count.txt`];
  const dated = [...names.map((name) => [name, date] as const), ...Object.entries(others)];
  const members = dated.map(([name, modified]): FileMember => {
    return { kind: 'file', name, baseName: basename(name), size: 1, modified, path: name };
  });
  return { kind: 'folder', source: 'dump', members, close: async () => {} };
}

const dateOf = (one: Dump) => dumpDate(one, findMembers(one));

test('a dump has the date of its newest member, those that are not read included', () => {
  assert.equal(dateOf(dump('', '2026-08-01', { 'Lookup/tblHloc.csv': '2026-08-03' })), 20260803);
  assert.equal(dateOf(dump('', '2026-08-01', { 'Readme.txt': '2026-07-03' })), 20260801);
});

test('what lies beside the dump gives it no date', () => {
  const others = { 'notes.txt': '2026-11-22', 'Other/A.csv': '2026-11-22' };
  assert.equal(dateOf(dump('EOIR Case Data 2026-0801/', '2026-08-01', others)), 20260801);
});

test('a dump without any date is refused', () => {
  assert.throws(() => dateOf(dump('', null, {})), CourtFault);
});

test('every file of a zip is of the dump', () => {
  const others = { 'Lookup/tblHloc.csv': '2026-08-03' };
  const folder = dump('EOIR Case Data 2026-0801/', '2026-08-01', others);
  assert.equal(dateOf({ ...folder, kind: 'zip' }), 20260803);
});
