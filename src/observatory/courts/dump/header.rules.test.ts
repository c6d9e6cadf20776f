import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CourtFault } from './court-fault.ts';
import { positionOf, readHeader } from './header.rules.ts';
import { LAYOUT, TABLES } from './layout.ts';

const TABLE = 'A_TblCaseIdentifier';
const read = (start: string) => readHeader(TABLE, 'member.csv', start);

test('the layout is read as it is published', () => {
  const widths = { A_TblCase: 39, A_TblCaseIdentifier: 3, B_TblProceeding: 38, tbl_schedule: 30 };
  for (const [table, width] of Object.entries({ ...widths, tbl_RepsAssigned: 11 })) {
    const known = TABLES.find((name) => name === table);
    assert.ok(known);
    assert.equal(LAYOUT[known].length, width);
    const line = `${LAYOUT[known].map((column) => column.name).join('\t')}\r\n`;
    assert.deepEqual(readHeader(known, table, line).columns, LAYOUT[known]);
  }
});

test('columns are found by name, in any order and any case, among others', () => {
  const header = read('case_id\tNEW_COLUMN\tIdnCase \tIDNCASEID\r\nx');
  assert.equal(positionOf(header, 'CASE_ID'), 0);
  assert.equal(positionOf(header, 'IDNCASE'), 2);
  assert.deepEqual(header.columns[1], { name: 'NEW_COLUMN', kind: 'any', width: 0, isKey: false });
  assert.equal(header.length, 39);
});

test('a former name stands for the one of today', () => {
  const names = LAYOUT.A_TblCase.map(({ name }) => (name === 'Sex' ? 'GENDER' : name));
  const header = readHeader('A_TblCase', 'A_TblCase.csv', `${names.join('\t')}\r\n`);
  assert.deepEqual(header.columns, LAYOUT.A_TblCase);
});

test('the first line tells how lines end, and whether in commas', () => {
  const names = 'IDNCASEID\tIDNCASE\tCASE_ID';
  assert.deepEqual([read(`${names}\r\n`).lineEnd, read(`${names}\n`).lineEnd], ['\r\n', '\n']);
  assert.equal(read(`${names}\r\n`).endsInCommas, false);
  const commas = read(`${names},,,\r\n`);
  assert.equal(commas.endsInCommas, true);
  assert.equal(positionOf(commas, 'CASE_ID'), 2);
});

test('a byte order mark is no part of a name', () => {
  const header = read('\u00ef\u00bb\u00bfIDNCASEID\tIDNCASE\tCASE_ID\r\n1\t2\tMP\r\n');
  assert.equal(positionOf(header, 'IDNCASEID'), 0);
  assert.equal(header.length, 30);
});

test('a missing column, or no line at all, is a fault that names it', () => {
  assert.throws(() => read('IDNCASEID\tCASE_ID\r\n'), isFault('courts.columnMissing', 'IDNCASE'));
  assert.throws(() => read('IDNCASEID,IDNCASE,CASE_ID\r\n'), isFault('courts.columnMissing'));
  assert.throws(() => read('IDNCASEID\tIDNCASE\tCASE_ID'), isFault('courts.notADump'));
});

function isFault(code: string, word = ''): (error: unknown) => boolean {
  return (error) =>
    error instanceof CourtFault && error.code === code && error.message.includes(word);
}
