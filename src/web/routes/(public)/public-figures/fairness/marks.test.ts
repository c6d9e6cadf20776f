import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FairnessGroup } from '#observatory/contract.ts';
import { marksOf } from './marks.ts';

function group(value: string, median: number | null, percent: number | null): FairnessGroup {
  const wait =
    median === null
      ? null
      : { median, from: median - 10, to: median + 10, low: 0, high: median + 50 };
  const none = { sinceEnrolment: null, sinceRegistration: null };
  return {
    value,
    households: 100,
    served: 50,
    waiting: 50,
    share: percent === null ? null : { percent, from: percent - 5, to: percent + 5 },
    servedAfter: { ...none, sinceRegistration: wait },
    waitingFor: none,
  };
}
const label = ({ value }: FairnessGroup) => value;

test('days reach to the end of the longest line, shares to a hundred', () => {
  const groups = [group('a', 90, 20), group('b', 40, 50)];
  const days = marksOf('sinceRegistration', groups, label);
  assert.deepEqual(
    days.map(({ label: name, x, from, width }) => [name, x, from, width]),
    [
      ['a', 90, 80, 20],
      ['b', 40, 30, 20],
    ],
  );
  const shares = marksOf('share', groups, label);
  assert.deepEqual(
    shares.map(({ x, from, width }) => [x, from, width]),
    [
      [20, 15, 10],
      [50, 45, 10],
    ],
  );
});

test('groups that are too small have no mark, and one alone makes no chart', () => {
  const groups = [group('a', 90, 20), group('b', null, 50), group('c', 30, null)];
  assert.deepEqual(
    marksOf('sinceRegistration', groups, label).map((one) => one.label),
    ['a', 'c'],
  );
  assert.deepEqual(marksOf('sinceEnrolment', groups, label), []);
  assert.deepEqual(marksOf('share', groups.slice(0, 1), label), []);
});
