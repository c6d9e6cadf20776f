import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import writeExcelFile from 'write-excel-file/node';
import { columns } from './columns.rules.ts';
import { bytesOf, numberCellAt, textRow, workbookOf, workbookParts, zipOf } from './made-files.ts';
import { readRoster } from './read-roster.rules.ts';

const today = '2026-11-21';
const read = (bytes: Uint8Array) => readRoster(bytes, 'roster.xlsx', today, 'en');
const codes = (bytes: Uint8Array) => read(bytes).findings.map(({ code }) => code);
const person = (bytes: Uint8Array) => read(bytes).rows[0]?.person;

/** Row 2 of a workbook: a named person and one more cell. */
function rowWith(cell: string): string {
  return textRow(2, ['F1', 'Ana', 'López']).replace('</row>', `${cell}</row>`);
}

describe('cells as a spreadsheet holds them', () => {
  test('a number cell with eight digits lost a zero', () => {
    const bytes = workbookOf(rowWith(numberCellAt('a_number', '12345678')));
    assert.equal(person(bytes)?.a_number, '012345678');
    assert.equal(person(bytes)?.a_number_unconfirmed, undefined);
    assert.deepEqual(codes(bytes), ['a-number-zero-restored']);
  });

  test('a number cell with nine digits needs no word', () => {
    const bytes = workbookOf(rowWith(numberCellAt('a_number', '200123456')));
    assert.equal(person(bytes)?.a_number, '200123456');
    assert.deepEqual(codes(bytes), []);
  });

  test('an exponent is read when no digit is lost, and refused when one may be', () => {
    assert.equal(
      person(workbookOf(rowWith(numberCellAt('a_number', '2.00123456E8'))))?.a_number,
      '200123456',
    );
    assert.deepEqual(codes(workbookOf(rowWith(numberCellAt('a_number', '2.0E8')))), [
      'a-number-scientific',
    ]);
  });

  test('a serial date, with and without date format', () => {
    for (const style of [0, 1]) {
      const bytes = workbookOf(rowWith(numberCellAt('birth_date', '32222', style)));
      assert.equal(person(bytes)?.birth_date, '1988-03-20');
      assert.deepEqual(codes(bytes), ['date-from-serial']);
    }
  });

  test('days counted from 1904', () => {
    for (const style of [0, 1]) {
      const bytes = workbookOf(rowWith(numberCellAt('birth_date', '30760', style)), {
        date1904: true,
      });
      assert.equal(person(bytes)?.birth_date, '1988-03-20');
    }
  });

  test('a formula that was never worked out is kept as text', () => {
    const bytes = workbookOf(`<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>CMD()</f></c></row>`);
    assert.equal(person(bytes)?.given_names, '=CMD()');
    assert.equal(person(bytes)?.family_key, '1');
    assert.deepEqual(codes(bytes), ['looks-like-formula']);
  });

  test('the result of a formula is its cell', () => {
    const bytes = workbookOf(`<row r="2"><c r="B2" t="str"><f>A1</f><v>Ana</v></c></row>`);
    assert.equal(person(bytes)?.given_names, 'Ana');
  });

  test('a port and a telephone as numbers', () => {
    const bytes = workbookOf(
      rowWith(
        numberCellAt('phone', '5.5123456780000000E9') + numberCellAt('enrolled_port', '2304'),
      ),
    );
    assert.equal(person(bytes)?.phone, '+525512345678');
    assert.equal(person(bytes)?.enrolled_port, '2304');
  });

  test('yes as a truth value', () => {
    const bytes = workbookOf(rowWith(`<c r="H2" t="b"><v>1</v></c>`));
    assert.equal(person(bytes)?.reads, 'yes');
  });
});

describe('sheets', () => {
  test('of more sheets the first is read, with a warning', () => {
    const bytes = workbookOf(rowWith(''), { sheets: 3 });
    assert.deepEqual(codes(bytes), ['sheets-more']);
    assert.equal(read(bytes).people, 1);
  });

  test('rows left out are blank rows', () => {
    const bytes = workbookOf(textRow(4, ['F1', 'Ana', 'López']));
    const { findings, rows } = read(bytes);
    assert.deepEqual(
      findings.map(({ row, code }) => [row, code]),
      [
        [2, 'row-blank'],
        [3, 'row-blank'],
      ],
    );
    assert.equal(rows[0]?.row, 4);
  });

  test('a workbook written by a library reads as its texts, dates and numbers', async () => {
    const row = [
      'F1',
      'María',
      'Muñoz',
      { type: Date, value: new Date('1988-03-20'), format: 'dd/mm/yyyy' },
      'F',
      'HND',
      'mam',
      'yes',
      null,
      null,
      { type: Number, value: 12345678 },
    ];
    const file = await writeExcelFile([
      columns.map((value) => ({ value })),
      row.map((cell) =>
        cell !== null && typeof cell === 'object' ? cell : { value: cell ?? undefined },
      ),
    ]).toBuffer();
    const found = person(new Uint8Array(file));
    assert.deepEqual(
      [found?.given_names, found?.surnames, found?.birth_date, found?.a_number],
      ['María', 'Muñoz', '1988-03-20', '012345678'],
    );
  });
});

describe('files that are not to be trusted', () => {
  const refused = (bytes: Uint8Array) => {
    const reading = read(bytes);
    assert.equal(reading.file, 'refused');
    assert.deepEqual(reading.rows, []);
    return reading.findings[0]?.code;
  };

  test('a zip archive of something else', () => {
    assert.equal(refused(zipOf([{ name: 'a.txt', content: bytesOf('a') }])), 'not-a-spreadsheet');
  });

  test('an archive cut short', () => {
    assert.equal(refused(workbookOf(rowWith('')).subarray(0, 700)), 'spreadsheet-broken');
  });

  test('a part whose checksum does not fit', () => {
    const parts = workbookParts(textRow(1, columns)).map((part) => ({ ...part, checksum: 1 }));
    assert.equal(refused(zipOf(parts)), 'spreadsheet-broken');
  });

  test('a part that unpacks to more than it says', () => {
    const parts = workbookParts(textRow(1, columns)).map((part) => ({ ...part, size: 10 }));
    assert.equal(refused(zipOf(parts)), 'spreadsheet-broken');
  });

  test('a part that says it unpacks to gigabytes', () => {
    const parts = workbookParts(textRow(1, columns)).map((part) => ({
      ...part,
      size: 4_000_000_000,
    }));
    assert.equal(refused(zipOf(parts)), 'file-too-large');
  });

  test('XML that does not close', () => {
    assert.equal(refused(zipOf(workbookParts('<row r="1"><c r="A1">'))), 'spreadsheet-broken');
  });

  test('rows that run backwards', () => {
    assert.equal(refused(workbookOf(textRow(1, ['a']))), 'spreadsheet-broken');
  });

  test('a cell far to the right, and a row far below', () => {
    assert.equal(
      refused(workbookOf('<row r="2"><c r="XFD2"><v>1</v></c></row>')),
      'file-too-large',
    );
    assert.equal(read(workbookOf(textRow(1_048_576, ['F1', 'Ana']))).people, 1);
  });

  test('an empty sheet', () => {
    assert.equal(refused(zipOf(workbookParts(''))), 'file-empty');
  });
});
