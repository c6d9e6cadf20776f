import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenLocales } from '#vocabulary/named.ts';
import {
  clockText,
  dateIn,
  dayText,
  dayThatCame,
  momentText,
  monthNames,
  monthText,
} from './dates.ts';
import { formatLocale } from './formats.ts';
import { listText, numberText } from './numbers.ts';

const tijuana = { timeZone: 'America/Tijuana', name: 'Tijuana' };

test('writes a date with weekday and month in words, in each language', () => {
  assert.equal(dayText('es', '2026-11-21'), 'sábado, 21 de noviembre de 2026');
  assert.equal(dayText('en', '2026-11-21'), 'Saturday, November 21, 2026');
  assert.equal(dayText('pt', '2026-11-21'), 'sábado, 21 de novembro de 2026');
  assert.equal(dayText('ht', '2026-11-21'), 'samdi 21 novanm 2026');
});

test('writes a month alone', () => {
  assert.deepEqual(
    screenLocales.map((language) => monthText(language, '2019-08')),
    ['agosto de 2019', 'August 2019', 'agosto de 2019', 'out 2019'],
  );
});

test('never lets Creole or any language of ours slip to English', () => {
  for (const language of screenLocales) {
    const [found] = Intl.DateTimeFormat.supportedLocalesOf(formatLocale[language]);
    assert.equal(found, formatLocale[language]);
    if (language !== 'en') assert.doesNotMatch(monthNames(language).join(), /January|December/);
  }
  assert.deepEqual(Intl.DateTimeFormat.supportedLocalesOf('mam'), []);
});

test('a calendar date is the same wherever the server stands', () => {
  const before = process.env.TZ;
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    process.env.TZ = zone;
    assert.equal(dayText('es', '2026-01-01'), 'jueves, 1 de enero de 2026');
    assert.equal(dayText('ht', '2026-01-01'), 'jedi 1 janvye 2026');
  }
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

test('says the time with the town, and the day that it is there', () => {
  const moment = new Date('2026-03-01T04:30:00Z');
  assert.equal(dateIn(moment, 'America/Tijuana'), '2026-02-28');
  assert.match(
    momentText('es', moment, tijuana),
    /^sábado, 28 de febrero de 2026, 8:30.*\(Tijuana\)$/,
  );
  assert.equal(clockText('ht', moment, tijuana), '20:30 (Tijuana)');
});

test('writes figures and lists as each language does', () => {
  assert.equal(numberText('es', 34528), '34,528');
  assert.equal(numberText('pt', 34528), '34.528');
  assert.equal(numberText('ht', 34528).replace(/\s/u, ' '), '34 528');
  assert.equal(listText('es', ['Ana', 'Bruno', 'Chantal']), 'Ana, Bruno y Chantal');
  assert.equal(listText('ht', ['Ana', 'Bruno', 'Chantal']), 'Ana, Bruno ak Chantal');
  assert.equal(listText('ht', ['Ana']), 'Ana');
});

test('a day of the log that has not come in a place is not told there', () => {
  const evening = new Date('2026-11-22T02:30:00Z');
  assert.equal(dayThatCame('2026-11-22', evening, 'America/Tijuana'), '2026-11-21');
  assert.equal(dayThatCame('2026-11-22', evening, 'UTC'), '2026-11-22');
  assert.equal(dayThatCame('2026-11-20', evening, 'America/Tijuana'), '2026-11-20');
});
