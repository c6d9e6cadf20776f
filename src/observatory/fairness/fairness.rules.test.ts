import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareGroups } from './compare-groups.rules.ts';
import { type CountedGroup, groupsIn, type WaitLine } from './counted-groups.rules.ts';
import { fromFixedDays, without } from './days-waited.rules.ts';
import type { FairnessDimension } from './fairness.contract.ts';
import { mondayOf } from './monday.rules.ts';
import { deviate } from './normal.rules.ts';
import { underKey, undrawn } from './scheme.fixture.ts';
import type { Scheme } from './scheme.ts';
import { shareOf, wilson } from './share.rules.ts';
import { shownGroup } from './show-group.rules.ts';
import { rung, toldDays } from './told-days.rules.ts';

const asOf = '2026-11-25';
const isOnLadder = (days: number) => days % rung(days) === 0;

test('what is told of any group holds together: the middle within its interval, all on the ladder', () => {
  const groups = fc.array(fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 90 })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(groups, fc.string(), (lines, key) => {
      const told = toldDays(new Map(lines), 'served', underKey(key));
      if (told === null) return;
      const { median, from, to, low, high } = told.wait;
      assert.ok(from <= median && median <= to && low <= median && median <= high);
      assert.deepEqual(
        [median, low, high].filter((one) => !isOnLadder(one)),
        [],
      );
      const wider = told.medianWithin(3);
      assert.ok(wider === null || (wider.from <= from && to <= wider.to));
    }),
  );
});

test('without the draws the median is the median, and its interval is about that of the sign test', () => {
  // One household a day from 1 on: the sign test of 100 gives the 40th and the 61st, the draws add to it.
  const days = new Map(Array.from({ length: 100 }, (_, at) => [at + 1, 1] as const));
  const { wait } = toldDays(days, 'served', undrawn) ?? {};
  assert.deepEqual(wait, { households: 100, median: 50, from: 30, to: 70, low: 25, high: 80 });
});

test('the interval holds the median of those whom chance could have brought as often as it says', () => {
  const tries = 1500;
  const held = Array.from({ length: tries }, (_, at) => {
    const key = `try ${at}`;
    // Days even between 0 and 399: the true median is 200.
    const days = new Map<number, number>();
    for (const day of evenDays(key, 60 + (at % 5) * 60)) days.set(day, (days.get(day) ?? 0) + 1);
    return toldDays(days, 'served', underKey(key))?.wait;
  }).filter((wait) => !wait || (wait.from <= 200 && 200 <= wait.to));
  assert.ok(held.length / tries >= 0.94, `${held.length} of ${tries}`);
});

function evenDays(key: string, many: number): number[] {
  const bytes = createHash('shake256', { outputLength: 2 * many })
    .update(key)
    .digest();
  return Array.from({ length: many }, (_, at) => bytes.readUInt16LE(2 * at) % 400);
}

test('nobody waited, nothing is told', () => {
  assert.equal(toldDays(new Map(), 'served', undrawn), null);
});

test('those who wait are placed on fixed days, so that no day of beginning shows as days pass', () => {
  const shown = ['2026-11-25', '2026-11-26', '2026-11-27'].map((today, passed) =>
    [...fromFixedDays(new Map([[37 + passed, 1]]), today).keys()].map((days) => days - passed),
  );
  assert.deepEqual(shown, [shown[0], shown[0], shown[0]]);
  const tenBegun = Array.from({ length: 10 }, (_, at) => [37 + at, 1] as const);
  const placed = [...fromFixedDays(new Map(tenBegun), asOf).values()];
  assert.ok(placed.length <= 2 && placed.reduce((all, one) => all + one, 0) === 10);
});

test('Wilson’s interval is that of the published examples', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 15 of 148.
  const four = (pair: number[]) => pair.map((one) => one.toFixed(4));
  assert.deepEqual(four(wilson(81 / 263, 263, 1.959964)), ['0.2553', '0.3662']);
  assert.deepEqual(four(wilson(15 / 148, 148, 1.959964)), ['0.0624', '0.1605']);
});

test('a share is shown of a hundred or more, and its interval is wider than Wilson’s alone', () => {
  assert.equal(shareOf(50, 95), null);
  assert.equal(shareOf(null, 500), null);
  const share = shareOf(100, 400);
  const [low, high] = wilson(0.25, 400, 1.96);
  assert.ok(share && share.percent === 25);
  assert.ok(share.from < 100 * low && share.to > 100 * high);
});

test('the deviate of a comparison is that of the tables, and never less', () => {
  const tables = [
    [0.95, 1.959964],
    [0.99, 2.575829],
    [0.999, 3.290527],
    [0.9999, 3.890592],
  ] as const;
  for (const [confidence, table] of tables) {
    const z = deviate(confidence);
    assert.ok(z >= table && z < table + 0.001, `${confidence}: ${z}`);
  }
});

/** Lines of groups that waited from 100 days on, one household a day, later by so many days. */
function linesOf(dimension: string, later: Record<string, number>, many: number): WaitLine[] {
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

function compared(
  dimension: FairnessDimension,
  later: Record<string, number>,
  {
    many = 120,
    scheme = undrawn,
    beside = [],
  }: { many?: number; scheme?: Scheme; beside?: FairnessDimension[] } = {},
) {
  const groups = groupsIn(linesOf(dimension, later, many), asOf).get(dimension) ?? [];
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
  const shown = groups.map((one) => shownGroup(one, { dimension, value: one.value }, scheme));
  const dimensions = new Map([dimension, ...beside].map((one) => [one, shown]));
  return compareGroups(shownGroup(everybody, null, scheme), dimensions, scheme);
}

test('a group that waits longer beyond chance is named, and no other', () => {
  const { behind } = compared('nationality', { HND: 0, CUB: 2, HTI: 90 });
  assert.deepEqual(behind, [{ dimension: 'nationality', value: 'HTI', measure: 'sinceEnrolment' }]);
});

test('the more is compared, the more a group must wait longer to be named', () => {
  const named = (beside: FairnessDimension[]) =>
    Array.from({ length: 60 }, (_, delay) => delay).filter(
      (delay) =>
        compared('nationality', { HND: 0, CUB: 0, HTI: delay }, { beside }).behind.length > 0,
    );
  const [alone, among] = [named([]), named(['language', 'port', 'way'])];
  assert.ok(among.length > 0 && among.every((delay) => alone.includes(delay)));
  assert.ok(among.length < alone.length, `${alone} and ${among}`);
});

test('groups that waited alike are not, nor those too small to compare, nor months', () => {
  assert.deepEqual(compared('nationality', { HND: 0, CUB: 2, HTI: 4 }).behind, []);
  const few = compared('nationality', { HND: 0, HTI: 80 }, { many: 45 });
  assert.deepEqual(few, { compared: 0, behind: [] });
  assert.deepEqual(compared('month', { '2019-08': 0, '2020-01': 80 }).compared, 0);
});

test('of groups that waited alike one is named on fewer pages than one of twenty', () => {
  const alike = { HND: 0, GTM: 0, SLV: 0, CUB: 0, HTI: 0 };
  const pages = 300;
  const named = Array.from({ length: pages }, (_, at) =>
    compared('nationality', alike, { scheme: underKey(`key ${at}`) }),
  ).filter(({ behind }) => behind.length > 0);
  assert.ok(named.length < pages / 20, `${named.length} of ${pages}`);
});

test('days are told of no group under fifty, and of no dates that few are known of', () => {
  const [small] = groupsIn(linesOf('way', { web: 0 }, 44), asOf).get('way') ?? [];
  const [large] = groupsIn(linesOf('way', { web: 0 }, 60), asOf).get('way') ?? [];
  assert.ok(small && large);
  const cell = { dimension: 'way', value: 'web' } as const;
  assert.equal(shownGroup(small, cell, undrawn).shown.servedAfter.sinceEnrolment, null);
  const { servedAfter, waiting } = shownGroup(large, cell, undrawn).shown;
  assert.ok(servedAfter.sinceEnrolment);
  assert.equal(servedAfter.sinceRegistration, null);
  assert.equal(waiting, null);
});

test('no days are told of a group whose own figure is small, whatever the figure of its dated', () => {
  const [group] = groupsIn(linesOf('way', { web: 0 }, 60), asOf).get('way') ?? [];
  assert.ok(group);
  const cell = { dimension: 'way', value: 'web' } as const;
  const drawn: Scheme = { ...undrawn, figure: (name) => (name.endsWith('& dated') ? 55 : 45) };
  assert.equal(shownGroup(group, cell, drawn).shown.servedAfter.sinceEnrolment, null);
});

test('a week begins on Monday at UTC', () => {
  const mondays = ['2026-11-22T23:59:59Z', '2026-11-23T00:00:00Z', '2026-11-29T12:00:00Z'].map(
    (moment) => mondayOf(new Date(moment)),
  );
  assert.deepEqual(mondays, ['2026-11-16', '2026-11-23', '2026-11-23']);
});

test('a whole without its part is the others', () => {
  const whole = new Map([
    [1, 2],
    [5, 3],
  ]);
  assert.deepEqual([...without(whole, new Map([[5, 3]]))], [[1, 2]]);
});
