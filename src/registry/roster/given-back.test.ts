import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bytesOf, headingLine } from './made-files.ts';
import { readRoster } from './read-roster.rules.ts';
import { refusedRowsXlsx } from './refused-rows.ts';
import { templateCsv, templateXlsx } from './template.ts';
import { openArchive } from './unzip.ts';
import { readXlsx } from './xlsx.ts';

const today = '2026-11-21';
const read = (bytes: Uint8Array) => readRoster(bytes, 'x', today, 'en');

describe('the template', () => {
  for (const language of ['es', 'en'] as const) {
    test(`as a workbook in ${language} is a roster without people, and its example is not imported`, async () => {
      const reading = read(await templateXlsx(language));
      assert.deepEqual(
        reading.findings.map(({ code }) => code),
        ['no-rows'],
      );
    });
    test(`as text in ${language} has every column`, () => {
      const reading = read(bytesOf(`${templateCsv(language)}F1,Ana,López${','.repeat(13)}`));
      assert.deepEqual(
        reading.findings.map(({ code }) => code),
        ['byte-order-mark'],
      );
      assert.equal(reading.people, 1);
    });
  }
});

describe('refused rows given back', () => {
  const file = bytesOf(
    `${headingLine}\nF1,,,=1+1${','.repeat(12)}\nF2,Ana,López${','.repeat(13)}\nF3,${'B'.repeat(5000)},<b>\u0001${','.repeat(13)}`,
  );

  test('come with their number and the reason, and mended they are taken without a word about it', async () => {
    const { records } = readXlsx(await refusedRowsXlsx(read(file), 'en'));
    assert.deepEqual(
      records.map(({ cells }) => cells[0]?.text),
      ['original_row', '2', '4'],
    );
    assert.match(records[1]?.cells[1]?.text ?? '', /no name at all/);
    assert.equal(records[1]?.cells[5]?.text, '=1+1');
    assert.equal(records[2]?.cells[3]?.text, 'B'.repeat(5000));
    const again = read(await refusedRowsXlsx(read(file), 'es'));
    assert.ok(!again.findings.some(({ code }) => code === 'column-unknown'));
    assert.deepEqual(
      again.rows.map(({ outcome }) => outcome),
      ['refused', 'refused'],
    );
  });

  test('hold no formula', async () => {
    const archive = openArchive(await refusedRowsXlsx(read(file), 'en'));
    assert.doesNotMatch(archive.text('xl/worksheets/sheet1.xml'), /<f>/);
  });
});
