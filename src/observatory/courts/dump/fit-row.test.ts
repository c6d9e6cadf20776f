import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlockBuffer } from './block-buffer.ts';
import { type Cells, headerLine, lineOf } from './dump.fixture.ts';
import { RowFitter, UNUSUAL } from './fit-row.ts';
import { readHeader } from './header.rules.ts';
import type { TableName } from './layout.ts';

test('plain rows are taken by their bytes alone', () => {
  const dates = ['2019-04-15 00:00:00.000', '2019-04-15', '2019-04-15 13:05:07.123', '', '   '];
  for (const E_28_DATE of dates) {
    const row = { ALIEN_CITY: 'LOS ANGELES', LANG: 'SP ', NAT: '??', E_28_DATE, ATTY_NBR: ' ' };
    assert.ok(isPlain('A_TblCase', row), E_28_DATE);
  }
  assert.ok(isPlain('tbl_schedule', { LNGSESSNID: '2147483647', EOIRAttorneyID: 'x'.repeat(36) }));
  assert.ok(isPlain('A_TblCase', { CUSTODY: 'N     ', CASEPRIORITY_CODE: 'UC' }));
  assert.ok(isPlain('A_TblCase', { CASEPRIORITY_CODE: 'UC' }, ',,,,'));
  assert.ok(isPlain('B_TblProceeding', { DATE_RELEASED: '2019-04-15 00:00:00.000' }, ','));
});

test('anything else is left to the rules', () => {
  const odd: Cells[] = [
    { IDNCASE: '' },
    { IDNCASE: '12a' },
    { IDNCASE: '+12' },
    { IDNCASE: '2147483648' },
    { CASE_TYPE: 'b6' },
    { CASE_TYPE: ' ' },
    { CASE_TYPE: 'RMVX' },
    { NAT: 'MXX' },
    { NAT: 'M\0' },
    { ALIEN_CITY: 'PEÑA' },
    { ALIEN_CITY: 'LOS\nANGELES' },
    { ALIEN_CITY: 'LOS\tANGELES' },
    { E_28_DATE: '2019-4-15' },
    { E_28_DATE: '2019-04-15 noon' },
    { E_28_DATE: 'b6' },
  ];
  for (const row of odd) assert.ok(!isPlain('A_TblCase', row), JSON.stringify(row));
});

function isPlain(table: TableName, row: Cells, commas = ''): boolean {
  const text = headerLine(table).replace('\r\n', `${commas}\r\n`);
  const header = readHeader(table, table, text);
  const line = lineOf(table, row).replace('\r\n', `${commas}\r\n`);
  const buffer = new BlockBuffer(line.length);
  buffer.bytes.write(line, 'latin1');
  const next = new RowFitter(header).fit(buffer.bytes, buffer.view, 0);
  assert.ok(next === UNUSUAL || next === line.length);
  return next !== UNUSUAL;
}
