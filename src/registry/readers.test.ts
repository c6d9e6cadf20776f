import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { normalAnumber, readAnumber } from './a-number.rules.ts';
import { readBirthDate } from './birth-date.rules.ts';
import { nameKey } from './name-key.rules.ts';
import { normalPhone, readPhone } from './phone.rules.ts';
import { soundKey } from './sound-key.rules.ts';

const today = '2026-11-21';

describe('A-numbers', () => {
  for (const text of [
    'A 200-123-456',
    'a#200123456',
    '200 123 456',
    'A200.123.456',
    'Alien No. 200123456',
    "'200123456",
  ]) {
    test(text, () => assert.equal(normalAnumber(text), '200123456'));
  }
  for (const text of ['', '20012345', '2001234567', '20012345O', '2.00E+08', '000000000', 'no']) {
    test(`nothing certain in ${JSON.stringify(text)}`, () =>
      assert.equal(normalAnumber(text), null));
  }
  test('a letter that looks like a digit is suggested, never stored', () => {
    assert.deepEqual(readAnumber('20O123456'), {
      value: null,
      unconfirmed: false,
      finding: 'a-number-letter',
      suggestion: '200123456',
    });
  });
  test('any nine digits but zeros read as themselves, however they are grouped', () => {
    const digits = fc.stringMatching(/^[1-9]\d{8}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-', '.'), (number, mark) => {
        const grouped = number.replace(/(...)(...)(...)/, `A$1${mark}$2${mark}$3`);
        assert.equal(normalAnumber(grouped), number);
      }),
    );
  });
});

describe('telephones', () => {
  const written = [
    ['00 52 1 55 1234 5678', '+525512345678'],
    ['(044) 55 1234 5678', '+525512345678'],
    ['045 664 123 4567', '+526641234567'],
    ['01 55 1234 5678', '+525512345678'],
    ['+52 1 664 123 4567', '+526641234567'],
    ['52 55 1234 5678', '+525512345678'],
    ['664 123 4567', '+526641234567'],
    ['+504 9999-1234', '+50499991234'],
    ['+1 (915) 555-0100', '+19155550100'],
    ['Tel. 55 1234 5678', '+525512345678'],
  ] as const;
  for (const [text, number] of written) test(text, () => assert.equal(normalPhone(text), number));
  for (const text of [
    '',
    '-',
    '12345',
    '5.51E+09',
    '55 1234 5678 / 55 8765 4321',
    'no tiene',
    '=1+1',
  ]) {
    test(`nothing in ${JSON.stringify(text)}`, () => assert.equal(normalPhone(text), null));
  }
  test('a number read is read again as itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[2-9]\d{9}$/), (local) => {
        const number = normalPhone(local);
        assert.ok(number);
        assert.deepEqual(readPhone(number), { value: number, finding: null });
      }),
    );
  });
});

describe('names', () => {
  test('accents, capitals, apostrophes and the border between names do not count', () => {
    assert.equal(nameKey('María', 'del Carmen Núñez'), nameKey('MARIA DEL CARMEN', "NUNE'Z"));
    assert.equal(nameKey('Ana-Lucía', 'Paz'), 'ana lucia paz');
    assert.equal(nameKey('?', '-'), '');
  });
  const alike = [
    ['Jiménez', 'Giménez', 'Ximénez', 'Jimenes'],
    ['Chávez', 'Chabes', 'Shávez'],
    ['Vásquez', 'Bazquez', 'Vázques'],
    ['Hernández', 'Ernandes'],
    ['Yolanda', 'Llolanda', 'Iolanda'],
    ['Quispe', 'Kispe'],
    ['Cecilia', 'Sesilia', 'Zecilia'],
    ['Huamán', 'Guamán', 'Wamán'],
    ['Wendy', 'Guendi', 'Wendi'],
    ['Félix', 'Felis'],
    ['Mejía', 'Mexía'],
    ['Muñoz', 'Munhoz', 'MUNOS'],
    ['Gonçalves', 'Gonsalves'],
    ['Vanessa', 'Banesa'],
  ];
  for (const [first = '', ...others] of alike) {
    test(`${first} sounds like ${others.join(', ')}`, () => {
      for (const other of others) assert.equal(soundKey(other), soundKey(first), other);
    });
  }
  for (const [one, other] of [
    ['Mario', 'María'],
    ['Guerra', 'Gerra'],
    ['Chávez', 'Cabes'],
    ['Peña', 'Pera'],
  ] as const) {
    test(`${one} does not sound like ${other}`, () =>
      assert.notEqual(soundKey(one), soundKey(other)));
  }
});

describe('birth dates', () => {
  test('any day of the last 120 years reads as itself, and as itself with the day first', () => {
    const days = fc.date({
      min: new Date('1907-01-01'),
      max: new Date('2026-11-21'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        assert.deepEqual(readBirthDate(iso, today), {
          value: iso,
          precision: 'day',
          finding: null,
        });
        const dayFirst = iso.split('-').toReversed().join('/');
        const { value, precision } = readBirthDate(dayFirst, today);
        assert.equal(value, iso);
        const [year = '', month = '', day = ''] = iso.split('-');
        const swappable = Number(day) <= 12 && day !== month && Number(year) > 0;
        assert.equal(precision, swappable ? 'uncertain' : 'day');
      }),
    );
  });
  test('no text throws, and what is stored is never in the future', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { value } = readBirthDate(text, today);
        if (value !== null) assert.ok(value <= today);
      }),
    );
  });
});
