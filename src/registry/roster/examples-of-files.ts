import { ana, type Examples, missing } from './example.ts';
import { bytesOf, headingLine, latin1Of, lineOf, rosterOf, utf16Of } from './made-files.ts';

/** What files, rows and people who stand twice give. */
export const examplesOfFiles: Examples = {
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
