import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ana, type Expected } from './example.ts';
import { examplesOfCells } from './examples-of-cells.ts';
import { examplesOfFiles } from './examples-of-files.ts';
import { bytesOf, headingLine, rosterOf } from './made-files.ts';
import { readRoster } from './read-roster.rules.ts';
import type { RosterReading } from './report.rules.ts';

const today = '2026-11-21';
const read = (bytes: Uint8Array) => readRoster(bytes, 'roster.csv', today, 'en');

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

for (const [row, cases] of Object.entries({ ...examplesOfFiles, ...examplesOfCells })) {
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
