import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOfWeek, parseDay, plusDays, plusYears } from './calendar.rules.ts';
import { type ClockLength, deadline, isOpen, rangeOf } from './clocks.rules.ts';
import { isWorkingDay, observedHolidays, plusWorkingDays } from './us-holidays.rules.ts';

const on = (date: string) => ({ earliest: date, latest: date });
const appeal: ClockLength = { unit: 'bia-appeal' };

test('the appeal time changes with the day of the decision', () => {
  assert.deepEqual(deadline(appeal, on('2026-03-08')), {
    runsUntil: '2026-04-07',
    optimistic: null,
  });
  assert.deepEqual(deadline(appeal, on('2026-03-09')), {
    runsUntil: '2026-03-19',
    optimistic: '2026-04-08',
  });
});

test('a decision of March 2026 with no known day keeps the earliest possible last day', () => {
  assert.deepEqual(deadline(appeal, { earliest: '2026-03-01', latest: '2026-03-31' }), {
    runsUntil: '2026-03-19',
    optimistic: '2026-04-30',
  });
});

test('180 and 90 days are calendar days and are not moved for a weekend', () => {
  const half = deadline({ unit: 'days', count: 180 }, on('2026-05-12'));
  assert.equal(half.runsUntil, '2026-11-08');
  assert.equal(dayOfWeek(half.runsUntil), 0);
  assert.equal(deadline({ unit: 'days', count: 90 }, on('2026-11-21')).runsUntil, '2027-02-19');
});

test('one year from the earliest plausible arrival, the latest one shown as optimistic', () => {
  const year: ClockLength = { unit: 'years', count: 1 };
  assert.deepEqual(deadline(year, { earliest: '2026-02-01', latest: '2026-04-10' }), {
    runsUntil: '2027-02-01',
    optimistic: '2027-04-10',
  });
  assert.equal(deadline(year, { earliest: '2026-02-01', latest: null }).optimistic, null);
  assert.equal(plusYears('2028-02-29', 1), '2029-02-28');
});

test('five working days skip weekends and Thanksgiving', () => {
  assert.equal(plusWorkingDays('2026-11-20', 5), '2026-11-30');
  assert.equal(plusWorkingDays('2026-11-02', 5), '2026-11-09');
});

test('the holidays of 2026 and 2027 are observed as OPM publishes them', () => {
  assert.deepEqual(observedHolidays(2026), [
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
  ]);
  assert.ok(observedHolidays(2027).includes('2027-12-24'));
  assert.ok(observedHolidays(2027).includes('2027-07-05'));
});

test('1 January on a Saturday is observed in the year before', () => {
  assert.equal(isWorkingDay('2021-12-31'), false);
  assert.equal(isWorkingDay('2022-01-03'), true);
});

test('Juneteenth is a holiday only since the law of 17 June 2021', () => {
  assert.equal(isWorkingDay('2020-06-19'), true);
  assert.equal(isWorkingDay('2021-06-18'), false);
});

test('a month of unknown day is open, over, or not known', () => {
  const length: ClockLength = { unit: 'days', count: 180 };
  const range = rangeOf({ precision: 'month', month: '2026-05' });
  assert.equal(isOpen(length, range, '2026-10-28'), 'yes');
  assert.equal(isOpen(length, range, '2026-10-29'), 'unknown');
  assert.equal(isOpen(length, range, '2026-11-28'), 'no');
  assert.equal(isOpen(length, null, '2026-11-28'), 'unknown');
});

test('text that is no day of the calendar is refused', () => {
  assert.throws(() => parseDay('2026-02-30'), RangeError);
  assert.throws(() => parseDay('soon'), RangeError);
});

const day = fc.integer({ min: 0, max: 20000 }).map((days) => plusDays('2000-01-01', days));
const lengths = fc.constantFrom<ClockLength>(
  appeal,
  { unit: 'days', count: 180 },
  { unit: 'working-days', count: 5 },
  { unit: 'years', count: 1 },
);

test('no day within the range has a deadline before the one to keep', () => {
  fc.assert(
    fc.property(day, fc.nat(60), fc.nat(60), lengths, (first, span, offset, length) => {
      const range = { earliest: first, latest: plusDays(first, span) };
      const within = plusDays(first, Math.min(span, offset));
      assert.ok(deadline(length, range).runsUntil <= deadline(length, on(within)).runsUntil);
    }),
  );
});

test('working days end on a working day, with exactly that many in between', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 12 }), (from, count) => {
      const end = plusWorkingDays(from, count);
      let worked = 0;
      for (let at = plusDays(from, 1); at <= end; at = plusDays(at, 1)) {
        if (isWorkingDay(at)) worked += 1;
      }
      assert.equal(worked, count);
      assert.ok(isWorkingDay(end));
    }),
  );
});
