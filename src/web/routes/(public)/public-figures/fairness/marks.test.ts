import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, marksOf, type NamedGroup } from './marks.ts';

function group(label: string, median: number | null, percent: number | null): NamedGroup {
  const wait =
    median === null
      ? null
      : { households: 50, median, from: median - 10, to: median + 10, low: 0, high: median + 50 };
  const none = { sinceEnrolment: null, sinceRegistration: null };
  return {
    label,
    group: {
      value: label,
      households: 100,
      served: 50,
      waiting: percent,
      share: percent === null ? null : { percent, from: percent - 5, to: percent + 5 },
      servedAfter: { ...none, sinceRegistration: wait },
      waitingFor: none,
    },
  };
}
const everybody = group('all', 60, 30);

test('days reach to the end of the longest line, shares to a hundred; everybody comes last', () => {
  const groups = [group('a', 90, 20), group('b', 40, 50)];
  const days = marksOf('sinceRegistration', groups, everybody);
  assert.deepEqual(
    days?.marks.map(({ label: name, x, from, width }) => [name, x, from, width]),
    [
      ['a', 90, 80, 20],
      ['b', 40, 30, 20],
      ['all', 60, 50, 20],
    ],
  );
  assert.equal(days?.everybody, 60);
  const shares = marksOf('share', groups, everybody);
  assert.deepEqual(
    shares?.marks.map(({ x, from, width }) => [x, from, width]),
    [
      [20, 15, 10],
      [50, 45, 10],
      [30, 25, 10],
    ],
  );
});

test('groups that are too small have no mark, and one alone makes no chart', () => {
  const groups = [group('a', 90, 20), group('b', null, 50), group('c', 30, null)];
  assert.deepEqual(
    marksOf('sinceRegistration', groups, everybody)?.marks.map((one) => one.label),
    ['a', 'c', 'all'],
  );
  assert.equal(marksOf('sinceEnrolment', groups, everybody), null);
  assert.equal(marksOf('share', groups.slice(0, 1), everybody), null);
  assert.equal(marksOf('sinceRegistration', groups, group('all', null, null))?.everybody, null);
});

test('bars are as long as their figures, and what is under ten has none', () => {
  const bars = barsOf([group('a', null, 100), group('b', null, null)], ['arrived', 'waiting']);
  assert.deepEqual(
    bars?.bars.map(({ lengths }) => lengths),
    [
      [50, 100],
      [50, 0],
    ],
  );
  assert.equal(barsOf([], ['arrived', 'waiting']), null);
});
