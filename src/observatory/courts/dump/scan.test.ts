import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BlockBuffer } from './block-buffer.ts';
import { CollectingSink, headerLine, headerOf, lineOf } from './dump.fixture.ts';
import { readHeader } from './header.rules.ts';
import type { TableName } from './layout.ts';
import { anyMember } from './member.fixture.ts';
import { readPlainly } from './plain-reader.fixture.ts';
import { ProblemBook } from './problem-book.ts';
import { Scanner } from './scan.ts';

test('the scan by bytes says of every member what the rules say', () => {
  fc.assert(
    fc.property(anyMember(), ({ table, text }) => {
      const plain = new CollectingSink();
      const expected = readPlainly(text, readHeader(table, table, text), plain);
      const { rows, tally, problems } = scan(table, text);
      assert.deepEqual(rows, plain.rows);
      assert.equal(tally.rows, expected.rows);
      assert.equal(tally.repaired, expected.repaired);
      assert.equal(tally.rejected, expected.rejectedAt.length);
      const lines = (isRejected: boolean) =>
        problems.filter((one) => (one.kind === 'rejected') === isRejected).map((one) => one.line);
      assert.deepEqual(lines(true), expected.rejectedAt);
      assert.deepEqual(lines(false), expected.repairedAt);
    }),
    { numRuns: 2000 },
  );
});

test('lines are counted by line feeds, also those inside a cell', () => {
  const rows = [
    lineOf('A_TblCase', { IDNCASE: '1', ALIEN_CITY: 'LOS\nANGELES' }),
    lineOf('A_TblCase', { IDNCASE: '2' }),
    '3\tLOS \r\nANGELES\tCA\t\t\t\t\t\t\t\t\t\tRMV\r\n',
    lineOf('A_TblCase', { IDNCASE: 'x' }),
  ];
  const { problems, tally } = scan('A_TblCase', headerLine('A_TblCase') + rows.join(''));
  assert.deepEqual(
    problems.map(({ line, kind }) => [line, kind]),
    [
      [5, 'joined'],
      [7, 'rejected'],
    ],
  );
  assert.equal(tally.lines, 6);
  assert.equal(tally.dirt.lineBreak, 1);
});

test('what was cleaned is counted, a cell once', () => {
  const row = { IDNCASE: '1', ALIEN_CITY: 'PEÑA ', NAT: 'H\0', LANG: 'SP ', CUSTODY: ' ' };
  const { tally, rows } = scan(
    'A_TblCase',
    headerLine('A_TblCase') + lineOf('A_TblCase', row) + lineOf('A_TblCase', { LANG: 'SP ' }),
  );
  assert.deepEqual(tally.dirt, { lineBreak: 0, control: 1, nonAscii: 1, padding: 3 });
  assert.deepEqual(rows, ['case 1 H SP RMV false', 'case 1  SP RMV false']);
  assert.equal(tally.repaired, 0);
});

test('an empty line is no record', () => {
  const row = lineOf('A_TblCase', {});
  const { tally } = scan('A_TblCase', `${headerLine('A_TblCase')}${row}\r\n \0\r\n${row}\r\n`);
  assert.deepEqual([tally.rows, tally.repaired, tally.rejected, tally.lines], [2, 0, 0, 5]);
});

test('problems name columns and never what they hold', () => {
  const shifted = lineOf('A_TblCase', { ALIEN_CITY: 'SAN\tBERNARDINO', ALIEN_STATE: 'CA' });
  const lost = lineOf('A_TblCase', { IDNCASE: 'SECRET' });
  const { problems } = scan('A_TblCase', headerLine('A_TblCase') + shifted + lost);
  assert.deepEqual(
    problems.map(({ what }) => what),
    [
      'two cells joined in ALIEN_CITY',
      '39 cells for 39 columns; IDNCASE takes a number and is never empty; no repair fits',
    ],
  );
});

function scan(table: TableName, text: string) {
  const header = text === '' ? headerOf(table) : readHeader(table, table, text);
  const buffer = new BlockBuffer(text.length + 2);
  buffer.length = buffer.bytes.write(text, 'latin1');
  buffer.endLastLine(header.lineEnd);
  const sink = new CollectingSink();
  const book = new ProblemBook();
  const tally = new Scanner(header, sink, book).scan(buffer.block(header.length, buffer.length));
  const problems: { line: number; kind: string; what: string }[] = [];
  for (let at = 0; at < tally.problems.length; at += 2) {
    const problem = book.problems[tally.problems[at + 1] ?? -1];
    assert.ok(problem);
    problems.push({ line: 2 + (tally.problems[at] ?? 0), ...problem });
  }
  return { rows: sink.rows, tally, problems };
}
