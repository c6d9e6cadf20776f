import { cell, type Examples } from './example.ts';

const today = '2026-11-21';

/** What single cells give. */
export const examplesOfCells: Examples = {
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
};
