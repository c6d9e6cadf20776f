import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groundMoved } from './ground-moved.rules.ts';
import type { Site } from './instance.rules.ts';
import { instance, site } from './plan-example.ts';

const opening: Site = { ...site('2503', 100), closed: [], overrides: {} };
const { perDay: _, ...without } = opening;

function told(was: readonly Site[], is: readonly Site[]) {
  return groundMoved(instance([...was], []), instance([...is], []));
}

test('says of each port what was and what is, and nothing of what stayed', () => {
  assert.deepEqual(told([opening], [opening]), []);
  const [line, ...others] = told([opening], [{ ...without, perDay: 60 }]);
  assert.deepEqual(others, []);
  assert.equal(line?.code, 'appointments.portPerDay');
  assert.partialDeepStrictEqual(line?.details, { port: '2503', was: 100, now: 60 });
});

test('fewer people count from the day of planning on, or from when the port opens', () => {
  const from = (opens: string) =>
    told([{ ...opening, from: opens }], [{ ...opening, from: opens, perDay: 60 }])[0]?.details;
  const { asOf } = instance([], []);
  assert.equal(from('2020-01-01')?.from, asOf);
  assert.equal(from('2030-01-01')?.from, '2030-01-01');
});

test('a port of which nothing was decided is new once it is, and the same on every day before', () => {
  const { closed, overrides, ...undecided } = opening;
  const codes = (was: Site[], is: Site[]) => told(was, is).map(({ code }) => code);
  assert.deepEqual(codes([undecided], [{ ...undecided, from: '2030-01-01' }]), []);
  assert.deepEqual(codes([undecided], [opening]), ['appointments.portNew']);
  assert.deepEqual(codes([], [undecided]), ['appointments.portAdded']);
  assert.deepEqual(codes([opening], []), ['appointments.portRemoved']);
});

test('days of one change stand together, the first of them by name and the others counted', () => {
  const days = Array.from({ length: 25 }, (_, at) => `2030-01-${String(at + 1).padStart(2, '0')}`);
  const [closed] = told([opening], [{ ...opening, closed: days.toReversed() }]);
  assert.equal(closed?.details?.days, days.slice(0, 20).join(' '));
  assert.equal(closed?.details?.more, 5);
  assert.equal(
    told([{ ...opening, closed: days }], [opening])[0]?.code,
    'appointments.portNotClosed',
  );
  const overrides = Object.fromEntries(days.map((day, at) => [day, at < 10 ? 20 : 0]));
  const lines = told([opening], [{ ...opening, overrides }]);
  assert.deepEqual(
    lines.map(({ details }) => [details?.was, details?.now, details?.more]),
    [
      [100, 20, 0],
      [100, 0, 0],
    ],
  );
});
