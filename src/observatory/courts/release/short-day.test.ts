import assert from 'node:assert/strict';
import test from 'node:test';
import { dayOf, NO_DAY } from '../day.rules.ts';
import { longDay, NO_SHORT_DAY, shortDay } from './short-day.rules.ts';

test('every day keeps its value and its order in 22 bits', () => {
  let last = -1;
  for (const year of [1, 1949, 1950, 2019, 2020, 9999]) {
    for (let month = 1; month <= 12; month++) {
      for (let date = 1; date <= 31; date++) {
        const day = dayOf(year, month, date);
        if (day === NO_DAY) continue;
        assert.equal(longDay(shortDay(day)), day);
        assert.ok(shortDay(day) > last && shortDay(day) < NO_SHORT_DAY);
        last = shortDay(day);
      }
    }
  }
  assert.equal(longDay(shortDay(NO_DAY)), NO_DAY);
  assert.ok(NO_SHORT_DAY < 2 ** 22);
});
