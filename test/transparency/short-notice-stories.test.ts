import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginOfDay } from '#appointments/local-hours.rules.ts';
import { mayAskAt, type OnStandBy, openingKey, whomToAsk } from '#appointments/stand-by.rules.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { timeZoneOfPort } from '#vocabulary/port-clocks.ts';
import { verifyLog } from '../../src/verifier/verify-log.rules.ts';
import { drawnLog, tickets, verdictOn } from './drawn-log.ts';
import type { InventedLog } from './invented-log.ts';

/** Rounds in which the server asks, and the days that are too near for a plan by then. */
const rounds = [
  { now: new Date('2026-11-02T15:30:00Z'), days: ['2026-11-03', '2026-11-04'] },
  { now: new Date('2026-11-02T18:20:00Z'), days: ['2026-11-03', '2026-11-04'] },
  { now: new Date('2026-11-02T23:50:00Z'), days: ['2026-11-03', '2026-11-04'] },
  { now: new Date('2026-11-03T16:10:00Z'), days: ['2026-11-04', '2026-11-05'] },
];
const ports = ['2301', '2402'];
const perDay = 6;
const hour = 3_600_000;

/** What a household does before and after a round. */
const aMove = fc.record({
  wish: fc.option(
    fc.record({
      notice: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 2 }),
      ports: fc.shuffledSubarray(ports, { minLength: 1 }),
      until: fc.constantFrom('2026-11-03', '2026-11-30'),
    }),
    { freq: 4 },
  ),
  says: fc.boolean(),
  answer: fc.constantFrom('accepted', 'refused', 'none'),
});
type Move = typeof aMove extends fc.Arbitrary<infer One> ? One : never;
const aStory = fc.array(fc.array(aMove, { minLength: 8, maxLength: 8 }), {
  minLength: rounds.length,
  maxLength: rounds.length,
});

interface Waiting {
  port: string;
  day: string;
  answerBy: Date;
}

/** A household as the story goes; who has said nothing is not on the list. */
interface Told {
  ticket: string;
  size: number;
  wish: NonNullable<Move['wish']> | null;
  day: Waiting | null;
  asked: Set<string>;
  waits: Waiting | null;
}

/** Tells a story of the rule: every round as the server asks, with what families said and answered. */
function told(story: readonly (readonly Move[])[]): InventedLog {
  const { log } = drawnLog();
  log.sign();
  const households = verdictOn(log).order.map((ticket): Told => {
    const size = tickets.find((one) => one.ticket === ticket)?.size ?? 0;
    return { ticket, size, wish: null, day: null, asked: new Set(), waits: null };
  });
  for (const [at, { now, days }] of rounds.entries()) {
    log.day = now.toISOString().slice(0, 10);
    const moves = story[at] ?? [];
    for (const [of, one] of households.entries()) say(log, one, moves[of]);
    for (const one of households)
      if (one.waits && one.waits.answerBy <= now) end(log, one, 'unanswered');
    askAll(log, households, now, days);
    for (const [of, one] of households.entries()) {
      const answer = moves[of]?.answer;
      if (one.waits && (answer === 'accepted' || answer === 'refused')) end(log, one, answer);
    }
    log.sign();
  }
  return log;
}

function say(log: InventedLog, one: Told, move: Move | undefined): void {
  if (!move?.says) return;
  one.wish = move.wish;
  const { until = null, ports: named = [], notice = [] } = move.wish ?? {};
  const hours = notice.slice(0, named.length);
  log.seal({ what: 'standBy', ticket: one.ticket, until, ports: named, notice: hours });
  if (one.waits && !move.wish) end(log, one, 'refused');
}

function end(log: InventedLog, one: Told, how: 'accepted' | 'refused' | 'unanswered'): void {
  const { ticket, waits } = one;
  assert.ok(waits);
  const { port, day } = waits;
  log.seal({ what: 'askEnd', ticket, port, day, end: how });
  one.waits = null;
  if (how !== 'accepted') return;
  log.seal({ what: 'slot', ticket, port, day, plan: null });
  log.seal({ what: 'standBy', ticket, until: null, ports: [], notice: [] });
  one.day = waits;
  one.wish = null;
}

function askAll(log: InventedLog, households: Told[], now: Date, days: readonly string[]): void {
  const openings = ports
    .filter((port) => mayAskAt(now, timeZoneOfPort(port)))
    .flatMap((port) => days.map((day) => ({ port, day })));
  const free = openings.map((opening) => {
    const taking = households.filter(({ day, waits }) =>
      [day, waits].some((one) => one && openingKey(one) === openingKey(opening)),
    );
    const taken = taking.reduce((sum, { size }) => sum + size, 0);
    const beginsAt = beginOfDay(opening.day, timeZoneOfPort(opening.port));
    return { ...opening, room: perDay - taken, beginsAt };
  });
  const inOrder = households.flatMap((one): OnStandBy[] => {
    const { ticket, size, wish, day, asked, waits } = one;
    if (!wish) return [];
    const named = wish.ports.map((port, at) => ({ port, noticeHours: wish.notice[at] ?? 0 }));
    const standing = { readyFrom: null, standingDay: day?.day ?? null };
    const { until } = wish;
    return [
      {
        ticketNumber: ticket,
        size,
        ports: named,
        until,
        ...standing,
        asked,
        waits: waits !== null,
      },
    ];
  });
  const upTo = log.leaves.length;
  for (const { ticketNumber: ticket, port, day, answerBy } of whomToAsk(free, inOrder, now)) {
    const begins = beginOfDay(day, timeZoneOfPort(port)).getTime();
    const hours = Math.floor((begins - now.getTime()) / hour);
    log.seal({ what: 'ask', ticket, port, day, hours, upTo });
    const one = households.find((other) => other.ticket === ticket);
    assert.ok(one);
    one.waits = { port, day, answerBy };
    one.asked.add(openingKey({ port, day }));
  }
}

const codes = (log: InventedLog, openings = log.openings, given: 'all' | 'some' = 'some') =>
  verifyLog(readLogFile(log.text(openings)), null, given).faults.map(({ code }) => code);

test('whoever is asked by the rule, and whatever families say and answer, is not accused', () => {
  let asked = 0;
  fc.assert(
    fc.property(aStory, (story) => {
      const log = told(story);
      assert.deepEqual(codes(log), []);
      asked += log.openings.filter(({ facts }) => facts.what === 'ask').length;
    }),
    { numRuns: 60 },
  );
  assert.ok(asked > 60, `${asked}`);
});

test('nor where anything of it is sealed, or a household was erased', () => {
  const someHidden = fc.array(fc.boolean(), { minLength: 200, maxLength: 200 });
  fc.assert(
    fc.property(aStory, someHidden, fc.nat(7), (story, isOpen, at) => {
      const log = told(story);
      const open = log.openings.filter((_, of) => isOpen[of % isOpen.length]);
      assert.deepEqual(codes(log, open), []);
      const erased = tickets[at]?.ticket;
      const kept = log.openings.filter(({ facts }) => facts.ticket !== erased);
      assert.deepEqual(codes(log, kept, 'all'), []);
      assert.deepEqual(codes(log, kept), []);
    }),
    { numRuns: 40 },
  );
});
