import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  bytesOf,
  type Cells,
  headingLine,
  latin1Of,
  lineOf,
  rosterOf,
  utf16Of,
} from './made-files.ts';
import { readRoster } from './read-roster.rules.ts';
import type { RosterPerson, RosterReading } from './report.rules.ts';

const today = '2026-11-21';
const read = (bytes: Uint8Array) => readRoster(bytes, 'roster.csv', today, 'en');
const ana: Cells = { family_key: 'F1', given_names: 'Ana', surnames: 'López' };

/** What a row of the specification asks of one file. */
interface Expected {
  readonly file?: 'refused';
  readonly rows?: 'refused';
  /** Findings as `row column code outcome`; none other may be there. */
  readonly findings: readonly string[];
  /** Fields of the first person. */
  readonly person?: Partial<RosterPerson>;
  readonly people?: number;
}

const said = (reading: RosterReading) =>
  reading.findings.map(
    ({ row, column, code, outcome }) => `${row} ${column ?? '-'} ${code} ${outcome}`,
  );

function check(bytes: Uint8Array, expected: Expected): void {
  const reading = read(bytes);
  assert.deepEqual(said(reading), expected.findings);
  assert.equal(reading.file, expected.file ?? 'accepted');
  if (expected.file === 'refused') assert.deepEqual(reading.rows, []);
  if (expected.rows) assert.equal(reading.rows[0]?.outcome, expected.rows);
  if (expected.people !== undefined) assert.equal(reading.people, expected.people);
  const { person } = reading.rows[0] ?? {};
  for (const [field, value] of Object.entries(expected.person ?? {})) {
    assert.deepEqual(
      { [field]: Object.entries(person ?? {}).find(([name]) => name === field)?.[1] },
      { [field]: value },
    );
  }
}

/** One person with this cell, and what is to be found about it. */
const cell = (cells: Cells, findings: readonly string[], person: Partial<RosterPerson>) =>
  [rosterOf({ ...ana, ...cells }), { findings, person, people: 1 }] as const;

const examples: Readonly<
  Record<string, Readonly<Record<string, readonly [Uint8Array, Expected]>>>
> = {
  'no name at all; a 5,000-character name; an unquoted comma': {
    'no name': [
      rosterOf({ family_key: 'F1' }),
      { rows: 'refused', findings: ['2 - name-missing refused'], people: 0 },
    ],
    'only marks': [
      rosterOf({ family_key: 'F1', given_names: '?', surnames: '-' }),
      {
        rows: 'refused',
        findings: ['2 surnames looks-like-formula warned', '2 - name-missing refused'],
      },
    ],
    'one name is a name': [
      rosterOf({ family_key: 'F1', surnames: 'López' }),
      { findings: [], people: 1 },
    ],
    'a name of 5,000 letters': [
      rosterOf({ ...ana, given_names: 'A'.repeat(5000) }),
      { rows: 'refused', findings: ['2 given_names name-too-long refused'], people: 0 },
    ],
    '17 cells': [
      bytesOf(`${headingLine}\nF1,Ana,López, Cruz,1988-03-20${','.repeat(12)}`),
      { rows: 'refused', findings: ['2 - cells-too-many refused'], people: 0 },
    ],
  },
  'required column missing; empty file; unbalanced quotes; not a spreadsheet': {
    'no surnames column': [
      bytesOf('family_key,given_names\nF1,Ana'),
      {
        file: 'refused',
        findings: [
          '1 surnames column-required refused',
          ...missing('surnames', 'family_key', 'given_names'),
        ],
      },
    ],
    'nothing in it': [new Uint8Array(), { file: 'refused', findings: ['0 - file-empty refused'] }],
    'blanks only': [
      bytesOf('\ufeff \n \r\n'),
      { file: 'refused', findings: ['0 - file-empty refused'] },
    ],
    'a quote that never closes': [
      bytesOf(`${headingLine}\nF1,"Ana,López`),
      { file: 'refused', findings: ['0 - quotes-unbalanced refused'] },
    ],
    'a quote that closes two rows on': [
      bytesOf(`${headingLine}\nF1,"Ana,López\nF2,"Luis",Paz`),
      { file: 'refused', findings: ['0 - quotes-unbalanced refused'] },
    ],
    'a quote inside a name': [
      bytesOf(`${headingLine}\nF1,Ana",López`),
      { file: 'refused', findings: ['0 - quotes-unbalanced refused'] },
    ],
    'a PNG': [
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0),
      { file: 'refused', findings: ['0 - not-a-spreadsheet refused'] },
    ],
    'a PDF': [
      bytesOf('%PDF-1.7\n1 0 obj'),
      { file: 'refused', findings: ['0 - not-a-spreadsheet refused'] },
    ],
    'an old .xls': [
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      { file: 'refused', findings: ['0 - old-spreadsheet refused'] },
    ],
    'a page of HTML': [
      bytesOf('<html><table><tr><td>family_key</td></tr></table></html>'),
      { file: 'refused', findings: ['0 - not-a-spreadsheet refused'] },
    ],
    noise: [
      Uint8Array.from({ length: 500 }, (_, at) => (at * 7919) % 32),
      { file: 'refused', findings: ['0 - not-a-spreadsheet refused'] },
    ],
  },
  'header only; unknown extra column; too few cells at the end': {
    'headings only': [bytesOf(headingLine), { findings: ['1 - no-rows warned'], people: 0 }],
    'a column more': [
      bytesOf(`Notas,${headingLine}\nx,${lineOf(ana)}`),
      { findings: ['1 Notas column-unknown warned'], people: 1, person: { given_names: 'Ana' } },
    ],
    'cells left out': [
      bytesOf(`${headingLine}\nF1,Ana,López`),
      { findings: ['2 - cells-missing warned'], people: 1, person: { city: null } },
    ],
    'a column not there': [
      bytesOf('apellidos;Nombre(s);CLAVE FAMILIA\nLópez;Ana;F1'),
      {
        findings: ['0 - separator-semicolon repaired', ...missing()],
        person: { given_names: 'Ana', surnames: 'López' },
      },
    ],
  },
  'blank row': {
    'without cells': [
      bytesOf(`${headingLine}\n\n${lineOf(ana)}\n`),
      { findings: ['2 - row-blank repaired'], people: 1 },
    ],
    'with empty cells': [
      bytesOf(`${headingLine}\n${lineOf({})}\n${lineOf(ana)}`),
      { findings: ['2 - row-blank repaired'], people: 1 },
    ],
  },
  '03/04/2019 (two readings)': {
    'as a birth date': cell(
      { birth_date: '03/04/2019' },
      ['2 birth_date date-two-readings warned'],
      { birth_date: '2019-04-03', birth_precision: 'uncertain' },
    ),
    'as an enrolment date': cell(
      { enrolled_on: '03/04/2019' },
      ['2 enrolled_on date-two-readings warned'],
      { enrolled_on: null },
    ),
    'with one of them in the future': cell(
      { birth_date: '03/12/2026' },
      ['2 birth_date date-two-readings warned'],
      { birth_precision: 'uncertain' },
    ),
    'with figures only': cell(
      { birth_date: '01/02/03' },
      ['2 birth_date date-two-readings warned'],
      { birth_date: null, birth_precision: 'unknown' },
    ),
  },
  '31/02/2019; in the future; over 120 years ago': {
    'no such day': cell({ birth_date: '31/02/2019' }, ['2 birth_date date-impossible warned'], {
      birth_date: null,
      birth_precision: 'unknown',
    }),
    tomorrow: cell({ birth_date: '2026-11-22' }, ['2 birth_date date-in-future warned'], {
      birth_date: null,
    }),
    today: cell({ birth_date: today }, [], { birth_date: today, birth_precision: 'day' }),
    '120 years ago': cell({ birth_date: '1906-11-21' }, [], { birth_date: '1906-11-21' }),
    '120 years and a day': cell(
      { birth_date: '1906-11-20' },
      ['2 birth_date date-too-old warned'],
      { birth_date: null },
    ),
    'no date at all': cell({ birth_date: 'ayer' }, ['2 birth_date date-unreadable warned'], {
      birth_date: null,
    }),
  },
  'an age, or only a year': {
    'a number': cell({ birth_date: '34' }, ['2 birth_date date-age warned'], {
      birth_date: '1992',
      birth_precision: 'age',
    }),
    'in Spanish': cell({ birth_date: '34 años' }, ['2 birth_date date-age warned'], {
      birth_date: '1992',
      birth_precision: 'age',
    }),
    'in months': cell({ birth_date: '8 meses' }, ['2 birth_date date-age warned'], {
      birth_date: '2026',
      birth_precision: 'age',
    }),
    'a year': cell({ birth_date: '1988' }, ['2 birth_date date-year-only warned'], {
      birth_date: '1988',
      birth_precision: 'year',
    }),
    'a month': cell({ birth_date: 'marzo de 1988' }, ['2 birth_date date-month-only warned'], {
      birth_date: '1988-03',
      birth_precision: 'month',
    }),
    'too old': cell({ birth_date: '121' }, ['2 birth_date date-too-old warned'], {
      birth_date: null,
    }),
  },
  '20/03/1988; a spreadsheet serial date': {
    'day first': cell({ birth_date: '20/03/1988' }, ['2 birth_date date-rewritten repaired'], {
      birth_date: '1988-03-20',
      birth_precision: 'day',
    }),
    'in words': cell(
      { birth_date: '20 de marzo de 1988' },
      ['2 birth_date date-rewritten repaired'],
      { birth_date: '1988-03-20' },
    ),
    serial: cell({ birth_date: '32222' }, ['2 birth_date date-from-serial repaired'], {
      birth_date: '1988-03-20',
      birth_precision: 'day',
    }),
    'as stored': cell({ birth_date: '1988-03-20' }, [], {
      birth_date: '1988-03-20',
      birth_precision: 'day',
    }),
    'enrolment serial': cell(
      { enrolled_on: '43678' },
      ['2 enrolled_on date-from-serial repaired'],
      { enrolled_on: '2019-08-01' },
    ),
  },
  'A-number with spaces or dashes; leading zero lost': {
    dashes: cell({ a_number: 'A 200-123-456' }, ['2 a_number a-number-rewritten repaired'], {
      a_number: '200123456',
    }),
    'as stored': cell({ a_number: '200123456' }, [], { a_number: '200123456' }),
    'eight digits as text': cell(
      { a_number: '12345678' },
      ['2 a_number a-number-eight-digits warned'],
      { a_number: '012345678', a_number_unconfirmed: true },
    ),
  },
  'A-number with a letter, or in scientific notation': {
    letter: cell({ a_number: '20012345O' }, ['2 a_number a-number-letter warned'], {
      a_number: null,
    }),
    scientific: cell({ a_number: '2.00E+08' }, ['2 a_number a-number-scientific warned'], {
      a_number: null,
    }),
    'ten digits': cell({ a_number: '2001234567' }, ['2 a_number a-number-wrong-length warned'], {
      a_number: null,
    }),
  },
  'A-number of another person in the file': {
    'two people': [
      rosterOf(
        { ...ana, a_number: '200123456' },
        { ...ana, given_names: 'Luis', a_number: '200123456' },
      ),
      {
        findings: [
          '2 a_number a-number-of-another warned',
          '3 a_number a-number-of-another warned',
        ],
        people: 2,
        person: { a_number: '200123456' },
      },
    ],
  },
  'the same row twice; again in capitals without accents': {
    twice: [rosterOf(ana, ana), { findings: ['3 - same-person-again repaired'], people: 1 }],
    'in capitals': [
      rosterOf({ family_key: 'F1', given_names: 'ANA', surnames: 'LOPEZ' }, ana),
      {
        findings: ['3 - same-person-again repaired'],
        people: 1,
        person: { given_names: 'Ana', surnames: 'López' },
      },
    ],
    "a parent's namesake": [
      rosterOf({ ...ana, birth_date: '1990-01-01' }, { ...ana, birth_date: '2015-01-01' }),
      { findings: [], people: 2 },
    ],
    'in another family': [rosterOf(ana, { ...ana, family_key: 'F2' }), { findings: [], people: 2 }],
  },
  'family key missing': {
    'never joined': [
      rosterOf({ ...ana, family_key: '' }, { ...ana, family_key: '' }),
      {
        findings: [
          '2 family_key family-key-missing warned',
          '3 family_key family-key-missing warned',
        ],
        people: 2,
        person: { family_key: null },
      },
    ],
  },
  'Hondureña, HN, Honduras; Mam, Quiché; sex in words; port by name': Object.fromEntries([
    ...['Hondureña', 'hondureño', 'HN', 'hn', 'Honduras', 'República de Honduras', 'Honduran'].map(
      (text) => [
        text,
        cell({ nationality: text }, ['2 nationality value-mapped repaired'], {
          nationality: 'HND',
        }),
      ],
    ),
    ...['HND', 'hnd'].map((text) => [
      text,
      cell({ nationality: text }, [], { nationality: 'HND' }),
    ]),
    ...['Mam', 'MAM'].map((text) => [
      text,
      cell({ language: text }, ['2 language value-mapped repaired'], { language: 'mam' }),
    ]),
    ...['Quiché', "K'iche'", 'KICHE'].map((text) => [
      text,
      cell({ language: text }, ['2 language value-mapped repaired'], { language: 'quc' }),
    ]),
    [
      'Chalchiteko',
      cell({ language: 'Chalchiteko' }, ['2 language value-mapped repaired'], {
        language: 'agu-x-chalchiteko',
      }),
    ],
    ['cac', cell({ language: 'cac' }, [], { language: 'cac' })],
    ['fra', cell({ language: 'fra' }, [], { language: 'fra' })],
    [
      'español',
      cell({ language: 'español' }, ['2 language value-mapped repaired'], { language: 'spa' }),
    ],
    ...['mujer', 'Femenino', 'female', 'f'].map((text) => [
      text,
      cell({ sex: text }, ['2 sex value-mapped repaired'], { sex: 'F' }),
    ]),
    ['hombre', cell({ sex: 'HOMBRE' }, ['2 sex value-mapped repaired'], { sex: 'M' })],
    ['sí', cell({ reads: 'Sí' }, ['2 reads value-mapped repaired'], { reads: 'yes' })],
    [
      'correo',
      cell({ channel: 'Correo electrónico' }, ['2 channel value-mapped repaired'], {
        channel: 'email',
      }),
    ],
    ...['San Ysidro', 'Tijuana', 'san ysidro, CA'].map((text) => [
      text,
      cell({ enrolled_port: text }, ['2 enrolled_port value-mapped repaired'], {
        enrolled_port: '2504',
      }),
    ]),
    ['2304', cell({ enrolled_port: '2304' }, [], { enrolled_port: '2304' })],
    [
      'situation in small letters',
      cell({ case_situation: 'inabs' }, ['2 case_situation value-mapped repaired'], {
        case_situation: 'INABS',
      }),
    ],
  ]),
  'nationality ES; language CAC; language unknown': Object.fromEntries([
    ...['ES', 'es', 'NU', 'SV'].map((text) => [
      text,
      cell({ nationality: text }, ['2 nationality code-two-readings warned'], {
        nationality: null,
      }),
    ]),
    ...['CAC', 'MIS', 'CRE', 'CHI'].map((text) => [
      text,
      cell({ language: text }, ['2 language code-two-readings warned'], { language: null }),
    ]),
    ...['unknown', 'Klingon', 'zzz'].map((text) => [
      text,
      cell({ language: text }, ['2 language value-unknown warned'], { language: null }),
    ]),
  ]),
  'phone 00 52 1 …, (044) …': {
    international: cell({ phone: '00 52 1 55 1234 5678' }, ['2 phone phone-rewritten repaired'], {
      phone: '+525512345678',
    }),
    '044': cell({ phone: '(044) 55 1234 5678' }, ['2 phone phone-rewritten repaired'], {
      phone: '+525512345678',
    }),
    'as stored': cell({ phone: '+525512345678' }, [], { phone: '+525512345678' }),
    'too short': cell({ phone: '12345' }, ['2 phone phone-too-short warned'], { phone: null }),
  },
  'a name or city that begins with = + - @': {
    name: cell({ given_names: '=CMD()' }, ['2 given_names looks-like-formula warned'], {
      given_names: '=CMD()',
    }),
    city: cell({ city: '@tijuana' }, ['2 city looks-like-formula warned'], { city: '@tijuana' }),
    'coded cell': cell({ sex: '=F' }, ['2 sex value-unknown warned'], { sex: null }),
  },
  'HTML in a name; mojibake': {
    HTML: cell({ surnames: '<b>López</b>' }, ['2 surnames looks-like-html warned'], {
      surnames: '<b>López</b>',
    }),
    mojibake: cell({ surnames: 'MuÃ±oz' }, ['2 surnames mojibake warned'], { surnames: 'MuÃ±oz' }),
    'a lost letter': cell({ surnames: 'Mu\ufffdoz' }, ['2 surnames mojibake warned'], {
      surnames: 'Mu\ufffdoz',
    }),
    'Portuguese is no mojibake': cell({ given_names: 'JOÃO', surnames: 'ÂNGELO' }, [], {
      given_names: 'JOÃO',
    }),
  },
  'what cannot be seen in a name': {
    'right-to-left override': cell(
      { given_names: 'A\u202ena' },
      ['2 given_names hidden-characters repaired'],
      { given_names: 'Ana' },
    ),
    'zero-width': cell({ given_names: 'A\u200bna' }, ['2 given_names hidden-characters repaired'], {
      given_names: 'Ana',
    }),
    NUL: cell({ given_names: 'A\u0000na' }, ['2 given_names hidden-characters repaired'], {
      given_names: 'Ana',
    }),
    emoji: cell(
      { given_names: 'Ana👩🏽‍🦱' },
      ['2 given_names hidden-characters repaired', '2 given_names emoji repaired'],
      { given_names: 'Ana' },
    ),
    'decomposed accents': cell(
      { surnames: 'Lo\u0301pez' },
      ['2 surnames accents-composed repaired'],
      { surnames: 'López' },
    ),
    'outer blanks': cell({ given_names: '  Ana ' }, ['2 given_names blanks-trimmed repaired'], {
      given_names: 'Ana',
    }),
    'line break': cell({ given_names: 'Ana\nMaría' }, ['2 given_names line-break repaired'], {
      given_names: 'Ana María',
    }),
    tab: cell({ given_names: 'Ana\tMaría' }, ['2 given_names line-break repaired'], {
      given_names: 'Ana María',
    }),
  },
  'byte order mark; semicolons; tabs; Latin-1; UTF-16': {
    mark: [
      bytesOf(`\ufeff${headingLine}\n${lineOf(ana)}`),
      { findings: ['0 - byte-order-mark repaired'], person: { surnames: 'López' } },
    ],
    semicolons: [
      bytesOf(`${headingLine}\n${lineOf(ana)}`.replaceAll(',', ';')),
      { findings: ['0 - separator-semicolon repaired'], person: { surnames: 'López' } },
    ],
    tabs: [
      bytesOf(`${headingLine}\n${lineOf(ana)}`.replaceAll(',', '\t')),
      { findings: ['0 - separator-tab repaired'], person: { surnames: 'López' } },
    ],
    'Latin-1': [
      latin1Of(`${headingLine}\n${lineOf(ana)}`),
      { findings: ['0 - encoding-latin-1 repaired'], person: { surnames: 'López' } },
    ],
    'UTF-16': [
      utf16Of(`${headingLine}\n${lineOf(ana)}`),
      { findings: ['0 - encoding-utf-16 repaired'], person: { surnames: 'López' } },
    ],
    'UTF-16, the other order': [
      utf16Of(`${headingLine}\n${lineOf(ana)}`, 'be'),
      { findings: ['0 - encoding-utf-16 repaired'], person: { surnames: 'López' } },
    ],
    'UTF-16 without mark': [
      utf16Of(`${headingLine}\n${lineOf(ana)}`, 'le', false),
      { findings: ['0 - encoding-utf-16 repaired'], person: { surnames: 'López' } },
    ],
    'old line ends': [bytesOf(`${headingLine}\r${lineOf(ana)}\r`), { findings: [], people: 1 }],
    'declared separator': [
      bytesOf(
        `sep=;\r\n${headingLine.replaceAll(',', ';')}\r\n${lineOf(ana).replaceAll(',', ';')}`,
      ),
      { findings: ['0 - separator-semicolon repaired'], people: 1 },
    ],
  },
  'unknown codes; enrolled before the programme': {
    port: cell({ enrolled_port: 'Atlantis' }, ['2 enrolled_port value-unknown warned'], {
      enrolled_port: null,
    }),
    need: cell({ needs: 'V-PREG;V-AGE|V-XYZ' }, ['2 needs need-unknown warned'], {
      needs: 'V-PREG|V-AGE',
    }),
    'needs by commas': cell({ needs: 'V-PREG, V-AGE' }, [], { needs: 'V-PREG|V-AGE' }),
    sex: cell({ sex: 'Z' }, ['2 sex value-unknown warned'], { sex: null }),
    reads: cell({ reads: 'un poco' }, ['2 reads value-unknown warned'], { reads: null }),
    channel: cell({ channel: 'fax' }, ['2 channel value-unknown warned'], { channel: null }),
    'case situation': cell({ case_situation: 'LOST' }, ['2 case_situation value-unknown warned'], {
      case_situation: null,
    }),
    'before the programme': cell(
      { enrolled_on: '2018-12-20' },
      ['2 enrolled_on enrolled-before-programme warned'],
      { enrolled_on: null },
    ),
    'the first return': cell({ enrolled_on: '2019-01-29' }, [], { enrolled_on: '2019-01-29' }),
    'a month only': cell({ enrolled_on: '2019-08' }, ['2 enrolled_on enrolled-not-a-day warned'], {
      enrolled_on: null,
    }),
  },
  'beyond the table': {
    'the headings again': [
      bytesOf(`${headingLine}\n${lineOf(ana)}\n${headingLine}\n`),
      { findings: ['3 - heading-again repaired'], people: 1 },
    ],
    'a column twice': [
      bytesOf(`${headingLine},ciudad\n${lineOf(ana)},`),
      { findings: ['1 city column-twice warned'], people: 1 },
    ],
    'two surname columns': [
      bytesOf('familia,nombres,Primer apellido,Segundo apellido\nF1,Ana,López,Cruz'),
      { findings: missing(), person: { surnames: 'López Cruz' } },
    ],
    'quotes within a name': [
      bytesOf(`${headingLine}\nF1,José "Pepe",Cruz`),
      { findings: ['2 - cells-missing warned'], person: { given_names: 'José "Pepe"' } },
    ],
    'quotes around two rows': [
      bytesOf(`${headingLine}\nF1,"Ana,López\nF2,Luis",Paz`),
      { rows: 'refused', findings: ['2 - cells-run-together refused'], people: 0 },
    ],
    'M in a file that writes H and F': [
      rosterOf(
        { ...ana, sex: 'M' },
        { ...ana, given_names: 'Luis', sex: 'H' },
        { ...ana, given_names: 'Eva', sex: 'F' },
      ),
      { findings: ['3 sex value-mapped repaired'], person: { sex: 'M' } },
    ],
    'M in a file that writes H': [
      rosterOf({ ...ana, sex: 'M' }, { ...ana, given_names: 'Luis', sex: 'H' }),
      {
        findings: ['2 sex sex-two-readings warned', '3 sex value-mapped repaired'],
        person: { sex: null },
      },
    ],
  },
};

/** The findings for the columns that a file lacks when it has only these. */
function missing(lacks = '', ...has: readonly string[]): string[] {
  const present = ['family_key', 'given_names', 'surnames', lacks, ...has];
  return headingLine
    .split(',')
    .filter((column) => !present.includes(column))
    .map((column) => `1 ${column} column-missing warned`);
}

for (const [row, cases] of Object.entries(examples)) {
  describe(row, () => {
    for (const [name, [bytes, expected]] of Object.entries(cases))
      test(name, () => check(bytes, expected));
  });
}

test('messages speak Spanish and English and leave no brace open', () => {
  const bytes = rosterOf({
    ...ana,
    nationality: 'ES',
    birth_date: '03/04/2019',
    a_number: '20012345O',
  });
  for (const language of ['es', 'en'] as const) {
    const { findings } = readRoster(bytes, 'x.csv', today, language);
    assert.equal(findings.length, 3);
    for (const { message } of findings) assert.doesNotMatch(message, /[{}]/);
  }
  assert.match(readRoster(bytes, 'x.csv', today, 'es').findings[0]?.message ?? '', /lectura/);
});

test('families are counted by key, and a person without key is a family of one', () => {
  const reading = read(
    rosterOf(
      ana,
      { ...ana, given_names: 'Luis' },
      { ...ana, family_key: '' },
      { ...ana, family_key: 'f1', given_names: 'Eva' },
    ),
  );
  assert.deepEqual([reading.people, reading.families], [4, 2]);
});

test('refused rows keep their cells as they came', () => {
  const reading = read(bytesOf(`${headingLine}\nF1,,${','.repeat(12)},Tijuana\u200b`));
  assert.deepEqual(reading.refusedCells.get(2)?.at(0), 'F1');
});
