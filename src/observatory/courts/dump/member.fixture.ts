import fc from 'fast-check';
import { cellsOf, headerLine } from './dump.fixture.ts';
import { type Column, LAYOUT, TABLES, type TableName } from './layout.ts';

/** A member in some state of disorder, as it lies in a file. */
export interface AnyMember {
  readonly table: TableName;
  readonly text: string;
}

/** Members with sound rows and every defect: shifts, splits, short and long rows, dirt in cells. */
export function anyMember(): fc.Arbitrary<AnyMember> {
  return fc.constantFrom(...TABLES).chain((table) =>
    fc
      .tuple(
        fc.array(anyLine(table), { maxLength: 12 }),
        fc.constantFrom('\r\n', '\r\n', '\r\n', '\n'),
        fc.constantFrom('', '', '', ',,,'),
        fc.boolean(),
      )
      .map(([lines, lineEnd, commas, isEnded]) => {
        const all = [headerLine(table).trimEnd(), ...lines].map((line) => line + commas);
        return { table, text: all.join(lineEnd) + (isEnded || lines.length === 0 ? lineEnd : '') };
      }),
  );
}

function anyLine(table: TableName): fc.Arbitrary<string> {
  const columns = LAYOUT[table];
  const tidy = fc.tuple(...columns.map(tidyCell)).map((cells) => cells.join('\t'));
  const sound = fc.tuple(...columns.map(cellFor)).map((cells) => cells.join('\t'));
  const plain = fc.constant(cellsOf(table, {}).join('\t'));
  const wild = fc
    .array(anyCell(), { minLength: 0, maxLength: columns.length + 4 })
    .map((cells) => cells.join('\t'));
  const hurt = fc
    .tuple(tidy, fc.nat({ max: 200 }), fc.constantFrom('\t', '\t\t', '\r\n', '\n', '\0', ' ', 'é'))
    .map(([line, at, defect]) => line.slice(0, at % (line.length + 1)) + defect + line.slice(at));
  return fc.oneof(
    { arbitrary: tidy, weight: 6 },
    { arbitrary: sound, weight: 3 },
    { arbitrary: hurt, weight: 5 },
    { arbitrary: plain, weight: 1 },
    { arbitrary: wild, weight: 2 },
  );
}

const DATES = [
  '2019-04-15 00:00:00.000',
  '2019-04-15',
  '2020-02-29 13:45:10.997',
  '2019-02-29 00:00:00.000',
  '0000-00-00',
  '1900-01-01T00:00',
  ' 2019-04-15 ',
];
const INTS = ['7', '1234567', '999999999', '2147483647', '2147483648', '-5', '+5', ' 12', '0012'];
const CODES = [
  'SP',
  'MPL',
  'sp',
  'M',
  'H',
  'b6',
  'B6',
  'N/A',
  '?',
  '???',
  'NA',
  'Y',
  'ñ',
  ' X',
  'n',
];
const WORDS = ['COURT', 'Court ', 'ALIEN', 'INS', 'BOARD', 'LOS ANGELES', '????', 'x,,'];
const DEBRIS = ['', ' ', '   ', '\0', '\0\0\0', '\u001b', '\u00a0', ',', '\r', '"'];

/** A cell that its column holds as it is, and that the scan by bytes need not ask the rules about. */
function tidyCell(column: Column): fc.Arbitrary<string> {
  const texts = [
    'SP',
    'MPL',
    'sp',
    'M',
    'h',
    'B6',
    'NA',
    'Y',
    ' X',
    'SP   ',
    '?',
    'b6',
    'COURT',
    'ALIEN',
  ];
  const fitting = texts.filter((text) => text.trim().length <= column.width);
  const keys = fitting.filter((text) => text !== '?' && text !== 'b6');
  const text = column.isKey ? keys : fitting;
  const some = { int: INTS.slice(0, 4), date: DATES.slice(0, 6), text, any: text }[column.kind];
  return fc.constantFrom(...some, ...(column.isKey ? [] : ['', '', '', ' ']));
}

/** A cell that its column may hold as it is or once cleaned, and now and then another. */
function cellFor(column: Column): fc.Arbitrary<string> {
  const texts = [...CODES, ...WORDS, ...DEBRIS].filter(
    (text) => text.trim().length <= column.width,
  );
  const some = { int: INTS, date: DATES, text: texts, any: texts }[column.kind];
  const empty = column.isKey ? [] : ['', '', '', '', '', '', '', ''];
  const usual = column.kind === 'text' ? some : [...some.slice(0, 3), ...some.slice(0, 3), ...some];
  return fc.oneof(
    { arbitrary: fc.constantFrom(...usual, ...empty), weight: 150 },
    { arbitrary: anyCell(), weight: 1 },
  );
}

function anyCell(): fc.Arbitrary<string> {
  return fc.constantFrom(...DATES, ...INTS, ...CODES, ...WORDS, ...DEBRIS);
}
