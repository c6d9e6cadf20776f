import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateOf, dayNumber, weekdayOf } from './day-number.rules.ts';

test('every date agrees with the platform’s calendar, weekday included, from 0000 to 9999', () => {
  const dates = fc.date({
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const property = fc.property(dates, (instant) => {
    const date = instant.toISOString().slice(0, 10);
    const number = Math.floor(instant.getTime() / 86_400_000);
    assert.equal(dayNumber(date), number);
    assert.equal(dateOf(number), date);
    assert.equal(weekdayOf(number) % 7, instant.getUTCDay());
  });
  fc.assert(property, { numRuns: 2000 });
});

for (const date of ['0000-02-29', '2000-02-29', '2020-02-29', '0001-01-01', '9999-12-31']) {
  test(`${date} exists`, () => assert.equal(dateOf(dayNumber(date) ?? Number.NaN), date));
}

const IMPOSSIBLE = [
  '2021-02-29',
  '2021-02-30',
  '1900-02-29',
  '2021-04-31',
  '2021-13-01',
  '2021-00-10',
  '2021-01-00',
  '2021-01-32',
  '2021-1-01',
  '21-01-01',
  '12021-01-01',
  '-2021-01-01',
  '2021/01/01',
  ' 2021-01-01',
  '2021-01-01\n',
  '2021-01-01T00:00:00Z',
  '２０２１-01-01',
  '',
];
for (const date of IMPOSSIBLE) {
  test(`${JSON.stringify(date)} is no date`, () => assert.equal(dayNumber(date), null));
}
