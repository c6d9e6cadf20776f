import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ATTENDANCES } from '../attendance.rules.ts';
import { CASE_COLUMNS } from '../case-columns.rules.ts';
import { DIMENSIONS } from '../case-table.ts';
import { codeLists, nameOfCode } from '../code-names/name-of-code.rules.ts';
import { MARKINGS } from '../marking.rules.ts';
import { COMPLETIONS, DECISIONS, OUTCOMES, STATUSES } from '../outcome.rules.ts';
import { mpp, programmes } from '../programmes.rules.ts';
import { sourceLine } from '../sources.rules.ts';
import { definitionOf, definitions } from './definitions.rules.ts';

describe('The definitions', () => {
  it('say of every column and dimension what it means, once, in two languages, from a source', () => {
    const columns = new Set([...CASE_COLUMNS, ...DIMENSIONS]);
    assert.deepEqual(new Set(definitions.map((one) => one.column)), columns);
    assert.equal(definitions.length, columns.size);
    for (const { column, title, meaning, values, sources } of definitions) {
      const words = [title, meaning, ...values.flatMap((one) => [one.title, one.meaning])];
      assert.ok(
        words.every(
          ({ en, es }) => en && es && (en !== es || en.includes('DEC_CODE') || en === 'No'),
        ),
        column,
      );
      assert.ok(sources.length > 0, column);
    }
  });

  it('explain every value that a case can have', () => {
    const valuesOf = (column: (typeof DIMENSIONS)[number]) =>
      definitionOf(column)
        .values.map((one) => one.value)
        .sort();
    assert.deepEqual(valuesOf('marked_by'), [...MARKINGS].sort());
    assert.deepEqual(valuesOf('attendance'), [...ATTENDANCES].sort());
    assert.deepEqual(valuesOf('outcome'), [...OUTCOMES].sort());
    assert.deepEqual(valuesOf('status'), [...STATUSES].sort());
    assert.deepEqual(valuesOf('phase'), [...mpp.phases.map((one) => one.name), 'other'].sort());
    assert.deepEqual(valuesOf('transferred_out'), ['', 'false', 'true']);
    assert.deepEqual(valuesOf('represented'), ['false', 'true']);
  });

  it('name every code that decides an outcome', () => {
    const saying = (outcome: string) =>
      definitionOf('outcome').values.find((one) => one.value === outcome)?.meaning.en ?? '';
    for (const [code, outcome] of [...Object.entries(DECISIONS), ...Object.entries(COMPLETIONS)]) {
      assert.match(saying(outcome), new RegExp(`\\b${code}\\b`, 'u'));
    }
  });

  it('explain the phases of another programme by their days', () => {
    const own = { ...mpp, phases: [{ name: 'first', from: null, to: 20200131 }] };
    assert.deepEqual(
      definitionOf('phase', own).values.map((one) => [one.value, one.meaning.en]),
      [
        ['first', 'Notice from … to 2020-01-31.'],
        ['other', 'Notice outside these phases, or none.'],
      ],
    );
  });

  it('cite public addresses', () => {
    for (const { sources } of definitions) {
      for (const key of sources) assert.match(sourceLine(key), /<https:\/\/|^Puente's choice$/u);
    }
  });
});

describe('The names of codes', () => {
  it('name every code of the programmes', () => {
    for (const { identifiers, locations, excludedLocations, caseTypes } of programmes) {
      for (const code of identifiers) assert.ok(codeLists.caseIdentifiers.get(code), code);
      for (const code of caseTypes) assert.ok(codeLists.caseTypes.get(code), code);
      for (const code of [...locations, ...excludedLocations]) {
        assert.match(codeLists.hearingLocations.get(code) ?? '', /MPP/u);
      }
    }
  });

  it('are those of the agency, or ours in both languages where we know the code', () => {
    assert.equal(nameOfCode('hearingLocations', 'ENP', 'es'), 'MPP COURT EL PASO');
    assert.equal(nameOfCode('nationalities', 'HO', 'es'), 'Honduras');
    assert.equal(nameOfCode('nationalities', 'AB', 'en'), 'ARUBA');
    assert.deepEqual(
      [nameOfCode('languages', 'SP', 'en'), nameOfCode('languages', 'SP', 'es')],
      ['Spanish', 'Español'],
    );
    assert.equal(nameOfCode('languages', 'IFE', 'en'), codeLists.languages.get('IFE'));
    assert.equal(nameOfCode('languages', '???', 'en'), null);
  });

  it('do not take a code that many places share for one of them', () => {
    assert.match(nameOfCode('hearingLocations', 'IAD', 'en') ?? '', /85 LOCATIONS/u);
  });

  it('are clean codes', () => {
    for (const list of Object.values(codeLists)) {
      for (const [code, name] of list) {
        assert.match(code, /^[A-Z0-9<>*&-]{1,3}$/u);
        assert.equal(name, name.trim());
      }
    }
  });
});
