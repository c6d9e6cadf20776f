import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstSafeMoment } from './quiet-hours.rules.ts';

const zones = [
  'America/Tijuana',
  'America/Ciudad_Juarez',
  'America/Matamoros',
  'America/Mexico_City',
];

test('a message at night waits for the morning of where the person is', () => {
  const night = new Date('2026-11-02T08:30:00Z');
  assert.equal(
    firstSafeMoment(night, 'America/Mexico_City', 'any').toISOString(),
    '2026-11-02T14:00:00.000Z',
  );
  assert.equal(
    firstSafeMoment(night, 'America/Tijuana', 'evening').toISOString(),
    '2026-11-03T02:00:00.000Z',
  );
});

test('by day it goes at once', () => {
  const noon = new Date('2026-11-02T19:07:12Z');
  assert.deepEqual(firstSafeMoment(noon, 'America/Matamoros', 'any'), noon);
});

test('never in the night, never earlier than asked, never more than a day later', () => {
  const safe = fc.constantFrom('any', 'morning', 'afternoon', 'evening', 'ask') as fc.Arbitrary<
    'any' | 'morning' | 'afternoon' | 'evening' | 'ask'
  >;
  const moment = fc.date({
    min: new Date('2021-01-01'),
    max: new Date('2030-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), safe, (from, timeZone, times) => {
      const at = firstSafeMoment(from, timeZone, times);
      const hour = Number(
        at.toLocaleString('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }),
      );
      assert.ok(hour >= 8 && hour < 21, `${hour}`);
      assert.ok(at >= from && at.getTime() - from.getTime() <= 24 * 3_600_000);
    }),
  );
});
