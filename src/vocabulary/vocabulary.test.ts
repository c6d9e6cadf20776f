import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseSituations } from './case-situations.ts';
import { channels } from './channels.ts';
import { conflictingCountryCodes, conflictingLanguageCodes } from './conflicting-codes.ts';
import { demonyms } from './demonyms.ts';
import { isIso6393 } from './iso-639-3.ts';
import { languages, ownLanguageName } from './languages.ts';
import { nameIn } from './named.ts';
import { commonNationalities, nationalities, nationalityByCode } from './nationalities.ts';
import { needs } from './needs.ts';
import { placeByCode } from './places.ts';
import { ports } from './ports.ts';

test('every port lies across from a place we know', () => {
  assert.deepEqual(
    ports.filter((port) => !placeByCode.has(port.place)),
    [],
  );
});

test('every language has an ISO code that exists, and only own ids differ from it', () => {
  for (const language of languages) {
    assert.ok(isIso6393(language.iso6393), language.code);
    assert.ok(
      language.code === language.iso6393 || language.code.startsWith(`${language.iso6393}-x-`),
    );
  }
});

test('no two languages share a court code', () => {
  const codes = languages.flatMap((language) => language.courtCodes);
  assert.equal(new Set(codes).size, codes.length);
});

test('countries are the 249 of ISO 3166-1 and the common ones are among them', () => {
  assert.equal(nationalities.length, 249);
  for (const code of [...commonNationalities, ...Object.keys(demonyms)]) {
    assert.ok(nationalityByCode.has(code), code);
  }
});

test('the codes that two tables read differently hold the known traps', () => {
  for (const code of ['ES', 'NU', 'SV', 'NI']) assert.ok(conflictingCountryCodes.has(code), code);
  for (const code of ['HN', 'GT', 'MX']) assert.ok(!conflictingCountryCodes.has(code), code);
  for (const code of ['CAC', 'MIS', 'CRE', 'CHI']) {
    assert.ok(conflictingLanguageCodes.has(code), code);
  }
});

test('a name falls back to Spanish, never to English', () => {
  assert.equal(nameIn({ es: 'No se sabe', en: 'Not known' }, 'ht'), 'No se sabe');
  assert.equal(ownLanguageName('agu'), 'Awakateko');
  assert.equal(ownLanguageName('hat'), 'Kreyòl ayisyen');
});

test('needs, case situations and channels are named in every screen language', () => {
  for (const { code, names } of [...needs, ...caseSituations, ...channels]) {
    assert.ok(names.pt && names.ht, code);
  }
});
