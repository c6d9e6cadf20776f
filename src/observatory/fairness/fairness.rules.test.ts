import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareGroups, deviate } from './compare-groups.rules.ts';
import { type CountedGroup, groupsIn, type WaitLine, without } from './counted-groups.rules.ts';
import { medianInterval, medianRanks, waitOf } from './days-waited.rules.ts';
import { shareOf, wilson } from './share.rules.ts';
import { type Publish, shownGroup } from './show-group.rules.ts';

/** Figures as they are, but for what is under ten: the draws have tests of their own. */
const plain: Publish = (_, count) => (count < 10 ? null : Math.round(count / 5) * 5);

test('the ranks of the median are those of the tables of the sign test', () => {
  assert.deepEqual(medianRanks(5, 0.95), { first: 1, last: 5 });
  assert.deepEqual(medianRanks(10, 0.95), { first: 2, last: 9 });
  assert.deepEqual(medianRanks(20, 0.95), { first: 6, last: 15 });
  assert.deepEqual(medianRanks(50, 0.95), { first: 18, last: 33 });
  assert.deepEqual(medianRanks(100, 0.95), { first: 40, last: 61 });
});

test('the interval holds the median of any group, and more confidence makes it no narrower', () => {
  const groups = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 3000 })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(groups, (lines) => {
      const days = new Map(lines);
      const [low, high] = medianInterval(days, 0.95);
      const [lowest, highest] = medianInterval(days, 0.999);
      assert.ok(lowest <= low && low <= high && high <= highest);
      const wait = waitOf(days);
      assert.ok(wait && wait.from <= wait.median && wait.median <= wait.to);
      assert.ok(wait.low <= wait.median && wait.median <= wait.high);
      assert.deepEqual(
        Object.values(wait).filter((one) => one % 5 !== 0),
        [],
      );
    }),
  );
});

test('nobody waited, nothing is told', () => {
  assert.equal(waitOf(new Map()), null);
});

test('Wilson’s interval is that of the published examples', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 15 of 148.
  const three = (pair: number[]) => pair.map((one) => one.toFixed(4));
  assert.deepEqual(three(wilson(81 / 263, 263, 1.959964)), ['0.2553', '0.3662']);
  assert.deepEqual(three(wilson(15 / 148, 148, 1.959964)), ['0.0624', '0.1605']);
});

test('a share is shown of a hundred or more, and its interval is wider than Wilson’s alone', () => {
  assert.equal(shareOf(50, 95), null);
  assert.equal(shareOf(null, 500), null);
  const share = shareOf(100, 400);
  const [low, high] = wilson(0.25, 400, 1.96);
  assert.ok(share && share.percent === 25);
  assert.ok(share.from < 100 * low && share.to > 100 * high);
});

test('the deviate of a comparison never claims less than its confidence', () => {
  assert.ok(deviate(0.95) >= 1.96 && deviate(0.99) >= 2.576 && deviate(0.999) >= 3.291);
});

/** Lines of groups that waited from 100 days on, one household a day, later by so many days. */
function linesOf(dimension: string, later: Record<string, number>, many = 60): WaitLine[] {
  return Object.entries(later).flatMap(([value, delay]) => [
    { dimension, value, served: true, since: null, days: null, households: many },
    ...Array.from({ length: many }, (_, at) => ({
      dimension,
      value,
      served: true,
      since: 'enrolment' as const,
      days: 100 + delay + at,
      households: 1,
    })),
  ]);
}

function compared(dimension: 'nationality' | 'month', later: Record<string, number>, many = 60) {
  const groups = groupsIn(linesOf(dimension, later, many)).get(dimension) ?? [];
  const days = new Map<number, number>();
  for (const { servedAfter } of groups) {
    for (const [day, some] of servedAfter.enrolment) days.set(day, (days.get(day) ?? 0) + some);
  }
  const everybody: CountedGroup = {
    value: '',
    served: groups.length * many,
    waiting: 0,
    servedAfter: { enrolment: days, registration: new Map() },
    waitingFor: { enrolment: new Map(), registration: new Map() },
  };
  const seen = (counted: CountedGroup) => ({ counted, shown: shownGroup(counted, '', plain) });
  return compareGroups(seen(everybody), new Map([[dimension, groups.map(seen)]]));
}

test('a group that waits longer beyond chance is named, and no other', () => {
  const { behind } = compared('nationality', { HND: 0, CUB: 2, HTI: 80 });
  assert.deepEqual(behind, [{ dimension: 'nationality', value: 'HTI', measure: 'sinceEnrolment' }]);
});

test('groups that waited alike are not, nor those too small to compare, nor months', () => {
  assert.deepEqual(compared('nationality', { HND: 0, CUB: 2, HTI: 4 }).behind, []);
  assert.deepEqual(compared('nationality', { HND: 0, HTI: 80 }, 15), { compared: 0, behind: [] });
  assert.deepEqual(compared('month', { '2019-08': 0, '2020-01': 80 }), {
    compared: 0,
    behind: [],
  });
});

test('days are told of no group under twenty, and of no dates that few are known of', () => {
  const [small] = groupsIn(linesOf('way', { web: 0 }, 14)).get('way') ?? [];
  const [large] = groupsIn(linesOf('way', { web: 0 }, 40)).get('way') ?? [];
  assert.ok(small && large);
  assert.equal(shownGroup(small, '', plain).servedAfter.sinceEnrolment, null);
  const { servedAfter, waiting } = shownGroup(large, '', plain);
  assert.ok(servedAfter.sinceEnrolment);
  assert.equal(servedAfter.sinceRegistration, null);
  assert.equal(waiting, null);
});

test('a whole without its part is the others', () => {
  const whole = new Map([
    [1, 2],
    [5, 3],
  ]);
  assert.deepEqual([...without(whole, new Map([[5, 3]]))], [[1, 2]]);
});
