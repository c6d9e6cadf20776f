import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromFixedDays } from './days-waited.rules.ts';
import { underKey } from './scheme.fixture.ts';
import { FEWEST_TOLD, toldDays } from './told-days.rules.ts';

// The attacks. Whoever attacks knows the scheme and the days of every family but one, and not the key. What is
// measured is how often the best guess there is picks the right one of two stories: a coin is right in 0.5.

/** What is published of the days of a cell in a release, under a key. */
type Reading = (days: readonly number[], cell: string, key: string, release: string) => number[];

const published: Reading = (days, cell, key, release) => {
  const wait = toldDays(tallied(days), cell, underKey(key, release))?.wait;
  return wait ? [wait.median, wait.from, wait.to, wait.low, wait.high] : [];
};

/** The median and the interval of the sign test, to the nearest five: what was published without draws. */
const rounded: Reading = (days) => {
  const sorted = [...days].sort((one, other) => one - other);
  const aside = Math.sqrt(days.length);
  return [-aside, 0, aside].map((far) => {
    const day = sorted[Math.ceil(days.length / 2 + far) - 1] ?? 0;
    return 5 * Math.round(day / 5);
  });
};

function tallied(days: readonly number[]): Map<number, number> {
  const tally = new Map<number, number>();
  for (const day of days) tally.set(day, (tally.get(day) ?? 0) + 1);
  return tally;
}

/** Days of a cell's other families: most between 30 and 120, a few longer; the same for the same name. */
function others(many: number, name: string): number[] {
  return Array.from({ length: many }, (_, at) => {
    const bytes = createHash('sha256').update(`${name} ${at}`).digest();
    const [one, two] = [bytes.readUInt16LE(0) / 65536, bytes.readUInt16LE(2) / 65536];
    return Math.round(30 + 60 * (one + two) + (one > 0.9 ? 90 : 0));
  });
}

/** What a story publishes under a key: readings that hang together by nothing but the story. */
type Story = (key: string) => string[];

/** How often the best guess between two stories is right, learned from some keys and tried on others. */
function bestGuess(stories: readonly [Story, Story], keys: number): number {
  const seen = stories.map(() => new Map<string, number>());
  for (let at = 0; at < keys; at += 1) {
    stories.forEach((story, which) => {
      story(`known ${at}`).forEach((reading, place) => {
        const name = `${place} ${reading}`;
        seen[which]?.set(name, (seen[which].get(name) ?? 0) + 1);
      });
    });
  }
  const weight = (readings: string[]) =>
    readings.reduce((sum, reading, place) => {
      const [one = 0, two = 0] = seen.map((some) => some.get(`${place} ${reading}`) ?? 0);
      return sum + Math.log((one + 0.5) / (two + 0.5));
    }, 0);
  let right = 0;
  for (let at = 0; at < keys; at += 1) {
    const [one = 0, two = 0] = stories.map((story) => weight(story(`new ${at}`)));
    right += (one > 0 ? 1 : one === 0 ? 0.5 : 0) + (two < 0 ? 1 : two === 0 ? 0.5 : 0);
  }
  return right / (2 * keys);
}

const sizes = [60, 75, 110, 140, 200, 320];

/** The mean over groups of several sizes. */
function overGroups(guess: (many: number, name: string) => number): number {
  const guesses = sizes.map((many) => guess(many, `group of ${many}`));
  return guesses.reduce((sum, one) => sum + one, 0) / guesses.length;
}

/** By how many days each number went up or down between two releases, of which the second has one family more. */
function changes(
  reading: Reading,
  days: readonly number[],
  added: readonly number[],
  cell: string,
) {
  return (key: string): string[] => {
    const before = reading(days, cell, key, 'one');
    const after = reading([...days, ...added], cell, key, 'two');
    const moved = after.map((day, at) => day - (before[at] ?? 0));
    return [...moved.map(String), String(moved.reduce((sum, one) => sum + Math.sign(one), 0))];
  };
}

/** Did the one family wait shorter than all others, or longer? From one release. */
const sideFromOne = (reading: Reading, keys: number) =>
  overGroups((many, name) => {
    const story = (day: number): Story => {
      const days = [...others(many, name), day];
      return (key) => [reading(days, 'served', key, 'one').join(' ')];
    };
    return bestGuess([story(10), story(400)], keys);
  });

/** The same from two releases between which nothing else happened. */
const sideFromTwo = (reading: Reading, keys: number) =>
  overGroups((many, name) => {
    const days = others(many, name);
    const story = (day: number): Story => changes(reading, days, [day], 'served');
    return bestGuess([story(10), story(400)], keys);
  });

/** The same from all four groups it stands in: everybody, its language, its port, its way of registering. */
const sideFromGroups = (reading: Reading, keys: number) =>
  overGroups((many, name) => {
    const cells = [1, 0.8, 0.6, 0.5].map((part, at) =>
      others(Math.max(60, Math.round(part * many)), `${name} ${at}`),
    );
    const story = (day: number): Story => {
      const told = cells.map((days, at) => changes(reading, days, [day], `served & ${at}`));
      return (key) => told.flatMap((one) => one(key));
    };
    return bestGuess([story(10), story(400)], keys);
  });

/** Did it arrive between two releases at all? From the days alone: the printed figure is another matter. */
const arrival = (reading: Reading, keys: number) =>
  overGroups((many, name) => {
    const days = others(many, name);
    return bestGuess(
      [changes(reading, days, [10], 'served'), changes(reading, days, [], 'served')],
      keys,
    );
  });

function attacked(reading: Reading, keys: number) {
  return {
    fromOne: sideFromOne(reading, keys),
    fromTwo: sideFromTwo(reading, keys),
    fromGroups: sideFromGroups(reading, keys),
    arrived: arrival(reading, keys),
  };
}

test('whether days are told, figures that are printed decide alone', () => {
  const counts = fc.integer({ min: 1, max: 160 });
  fc.assert(
    fc.property(counts, fc.string(), (many, key) => {
      const scheme = underKey(key);
      const figure = scheme.figure('served', many);
      const told = toldDays(tallied(others(many, 'any')), 'served', scheme);
      assert.equal(told !== null, figure !== null && figure >= FEWEST_TOLD);
      assert.equal(told?.wait.households, figure !== null && told ? figure : undefined);
    }),
  );
});

test('what is published of the days does not tell how a single family waited', () => {
  const found = attacked(published, 300);
  assert.ok(found.fromOne < 0.6, `from one release: right in ${found.fromOne}`);
  assert.ok(found.fromTwo < 0.6, `from two releases: right in ${found.fromTwo}`);
  assert.ok(found.fromGroups < 0.65, `from four groups: right in ${found.fromGroups}`);
  assert.ok(found.arrived < 0.57, `whether it arrived: right in ${found.arrived}`);
});

test('the same attacks succeed against rounding alone', () => {
  const found = attacked(rounded, 4);
  assert.ok(found.fromGroups > 0.8, `from four groups: right in ${found.fromGroups}`);
  assert.ok(found.fromTwo > 0.6, `from two releases: right in ${found.fromTwo}`);
});

test('a group that waits, looked at every day for a month, shows no day on which a family began', () => {
  const key = 'watched';
  const day = (passed: number) =>
    new Date(Date.UTC(2026, 10, 1 + passed)).toISOString().slice(0, 10);
  const readings = Array.from({ length: 30 }, (_, passed) => {
    const days = tallied(others(90, 'watched').map((waited) => waited + passed));
    return toldDays(fromFixedDays(days, day(passed)), 'waiting', underKey(key))?.wait.median ?? 0;
  });
  // The same with every family's beginning moved within its ten days: nobody could tell the difference.
  const moved = Array.from({ length: 30 }, (_, passed) => {
    const now = Date.parse(day(passed)) / 86_400_000;
    const days = tallied(
      others(90, 'watched').map((waited) => now - 10 * Math.round((now - waited - passed) / 10)),
    );
    return toldDays(fromFixedDays(days, day(passed)), 'waiting', underKey(key))?.wait.median ?? 0;
  });
  assert.deepEqual(readings, moved);
});
