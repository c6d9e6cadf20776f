import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columns } from './columns.rules.ts';
import { bytesOf, type Cells, headingLine, lineOf, rosterOf, workbookOf } from './made-files.ts';
import { readRoster } from './read-roster.rules.ts';
import type { RosterPerson } from './report.rules.ts';

const today = '2026-11-21';
const read = (bytes: Uint8Array) => readRoster(bytes, 'x', today, 'es');

const cellOf = {
  family_key: fc.constantFrom('', 'F1', 'F2', 'f1', ' F3 '),
  given_names: fc.constantFrom(
    'Ana',
    'ANA',
    'José "Pepe"',
    '',
    '=CMD()',
    'Lui\u0301s',
    'A\u200bna',
    'Ana\nMaría',
    '👶 Eva',
  ),
  surnames: fc.constantFrom('López', 'LOPEZ', '', 'de la Cruz, hija', '<b>x</b>', 'MuÃ±oz'),
  birth_date: fc.constantFrom(
    '',
    '1988-03-20',
    '20/03/1988',
    '03/04/2019',
    '34',
    '1988',
    '31/02/2019',
    '32222',
    'mar-88',
  ),
  sex: fc.constantFrom('', 'F', 'mujer', 'H', 'M', 'zzz'),
  nationality: fc.constantFrom('', 'HND', 'ES', 'Hondureña', 'hn', 'Atlantis'),
  language: fc.constantFrom('', 'mam', 'CAC', 'Quiché', 'cac', 'Klingon', 'Chalchiteko'),
  reads: fc.constantFrom('', 'yes', 'Sí', 'quizá'),
  phone: fc.constantFrom('', '+525512345678', '(044) 55 1234 5678', '123'),
  channel: fc.constantFrom('', 'sms', 'correo', 'fax'),
  a_number: fc.constantFrom('', '200123456', 'A 200-123-457', '12345678', '2E+08', 'X'),
  enrolled_on: fc.constantFrom('', '2019-08-01', '2018-01-01', '01/08/2019', '2019-08'),
  enrolled_port: fc.constantFrom('', '2504', 'Laredo', 'x'),
  case_situation: fc.constantFrom('', 'INABS', 'unknown', 'x'),
  city: fc.constantFrom('', 'Tijuana', '@home', ' Cd.  Juárez '),
  needs: fc.constantFrom('', 'V-PREG', 'v-age, V-PREG|x', ';'),
};
const row: fc.Arbitrary<Cells> = fc.record(cellOf);
const rows = fc.array(row, { minLength: 1, maxLength: 6 });

test('no bytes throw, and the report always has its shape', () => {
  const start = fc.constantFrom(
    new Uint8Array(),
    bytesOf('PK\u0003\u0004'),
    bytesOf(`${headingLine}\n`),
    bytesOf('\ufeff'),
  );
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 300 }), (before, bytes) => {
      const reading = read(Uint8Array.from([...before, ...bytes]));
      assert.ok(reading.file === 'accepted' || reading.rows.length === 0);
      assert.equal(
        reading.file === 'refused',
        reading.findings.some(({ row, outcome }) => row < 2 && outcome === 'refused'),
      );
    }),
    { numRuns: 500 },
  );
});

test('a workbook with one byte changed never throws', () => {
  const sound = workbookOf(
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Ana</t></is></c></row>',
  );
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.nat(255), (at, byte) => {
      const changed = Uint8Array.from(sound);
      changed[at] = byte;
      const reading = read(changed);
      assert.ok(reading.file === 'refused' || reading.people === 1);
    }),
  );
});

test('columns in another order give the same people and the same findings', () => {
  const order = fc.shuffledSubarray([...columns], { minLength: columns.length });
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(rows, order, (people, shuffled) => {
      const text = [
        shuffled.join(';'),
        ...people.map((one) => shuffled.map((column) => quoted(one[column] ?? '')).join(';')),
      ].join('\n');
      const [plain, other] = [read(rosterOf(...people)), read(bytesOf(text))];
      assert.deepEqual(other.rows, plain.rows);
      const tell = (findings: typeof plain.findings) =>
        findings
          .filter(({ row }) => row > 0)
          .map(({ row, column, code }) => `${row} ${column} ${code}`)
          .toSorted();
      assert.deepEqual(tell(other.findings), tell(plain.findings));
    }),
  );
});

/** A stored person as cells, a mark that a spreadsheet cannot carry left out. */
function cellsOf(person: RosterPerson): Cells {
  return Object.fromEntries(columns.map((column) => [column, person[column] ?? '']));
}

test('what was stored reads as itself', () => {
  fc.assert(
    fc.property(row, (cells) => {
      const first = read(rosterOf(cells)).rows[0]?.person;
      if (!first) return;
      const second = read(rosterOf(cellsOf(first))).rows[0]?.person;
      const { birth_precision: _, a_number_unconfirmed: __, ...stored } = first;
      const { birth_precision: ___, a_number_unconfirmed: ____, ...again } = second ?? first;
      assert.deepEqual(again, stored);
    }),
  );
});

test('every record is a row, a blank row, or the headings again', () => {
  fc.assert(
    fc.property(rows, (people) => {
      const reading = read(bytesOf([headingLine, ...people.map(lineOf)].join('\n')));
      const skipped = reading.findings.filter(
        ({ code }) => code === 'row-blank' || code === 'heading-again',
      );
      assert.equal(reading.rows.length + skipped.length, people.length);
      const repeats = reading.rows.filter(({ person }) => person?.same_as !== undefined);
      const accepted = reading.rows.filter(({ outcome }) => outcome === 'accepted');
      assert.equal(reading.people, accepted.length - repeats.length);
    }),
  );
});

test('a person without family key is never a repeat, and never has one', () => {
  fc.assert(
    fc.property(rows, (people) => {
      const reading = read(rosterOf(...people));
      const byRow = new Map(reading.rows.map((one) => [one.row, one.person]));
      for (const { person } of reading.rows) {
        if (person?.same_as === undefined) continue;
        assert.notEqual(person.family_key, null);
        assert.equal(
          byRow.get(person.same_as)?.family_key?.toLowerCase(),
          person.family_key?.toLowerCase(),
        );
      }
    }),
  );
});
