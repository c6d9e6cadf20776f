import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { places } from '#vocabulary/places.ts';
import { travelHours } from '#vocabulary/travel.ts';
import { asksWithoutRoom } from './asks-without-room.rules.ts';
import { beginOfDay, hourOf } from './local-hours.rules.ts';
import { overtakenBy } from './overtaken.rules.ts';
import {
  answerHours,
  type FreeRoom,
  mayAskAt,
  type OnStandBy,
  openingKey,
  whomToAsk,
} from './stand-by.rules.ts';

const now = new Date('2026-11-02T15:00:00Z');
const hour = 3_600_000;
const ports = ['2301', '2504', '2402'];
const days = ['2026-11-03', '2026-11-04', '2026-11-05'];

const aRoom = fc.record({
  port: fc.constantFrom(...ports),
  day: fc.constantFrom(...days),
  room: fc.integer({ min: 0, max: 9 }),
});
const someFree = fc
  .uniqueArray(aRoom, { selector: openingKey, maxLength: 6 })
  .map((rooms) =>
    rooms.map((one): FreeRoom => ({ ...one, beginsAt: beginOfDay(one.day, 'America/Matamoros') })),
  );
const aDay = fc.constantFrom(...days, '2026-11-09');
const aHousehold = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  ports: fc.uniqueArray(
    fc.record({ port: fc.constantFrom(...ports), noticeHours: fc.integer({ min: 0, max: 70 }) }),
    { selector: ({ port }) => port, minLength: 1 },
  ),
  until: aDay,
  readyFrom: fc.option(aDay),
  standingDay: fc.option(aDay),
  asked: fc
    .array(fc.record({ port: fc.constantFrom(...ports), day: fc.constantFrom(...days) }))
    .map((openings) => new Set(openings.map(openingKey))),
  waits: fc.boolean(),
});
const aList = fc
  .array(aHousehold, { maxLength: 12, size: 'max' })
  .map((households) =>
    households.map((one, at): OnStandBy => ({ ...one, ticketNumber: `T${at}` })),
  );

/** Whether a household could take an opening with room for it: what the rule promises, said plainly. */
function could(household: OnStandBy, opening: FreeRoom): boolean {
  const wish = household.ports.find(({ port }) => port === opening.port);
  if (!wish || household.waits || household.asked.has(openingKey(opening))) return false;
  const spare = (opening.beginsAt.getTime() - now.getTime()) / hour - wish.noticeHours;
  return (
    spare >= answerHours.least &&
    opening.day <= household.until &&
    (household.readyFrom === null || household.readyFrom <= opening.day) &&
    (household.standingDay === null || household.standingDay > opening.day)
  );
}

test('whoever is asked could come: at a port it named, in time, not twice, before the day it has', () => {
  fc.assert(
    fc.property(someFree, aList, (free, list) => {
      const asks = whomToAsk(free, list, now);
      assert.equal(new Set(asks.map(({ ticketNumber }) => ticketNumber)).size, asks.length);
      for (const ask of asks) {
        const household = list.find(({ ticketNumber }) => ticketNumber === ask.ticketNumber);
        const opening = free.find((one) => openingKey(one) === openingKey(ask));
        assert.ok(household && opening && could(household, opening));
        const wish = household.ports.find(({ port }) => port === ask.port);
        const given = (ask.answerBy.getTime() - now.getTime()) / hour;
        assert.ok(given >= answerHours.least && given <= answerHours.most);
        const left = (opening.beginsAt.getTime() - ask.answerBy.getTime()) / hour;
        assert.ok(left >= (wish?.noticeHours ?? 0), 'the way fits between the answer and the day');
      }
    }),
  );
});

test('no day is asked for more people than it has room for', () => {
  fc.assert(
    fc.property(someFree, aList, (free, list) => {
      const asks = whomToAsk(free, list, now);
      for (const opening of free) {
        const here = asks.filter((ask) => openingKey(ask) === openingKey(opening));
        assert.ok(here.reduce((sum, { size }) => sum + size, 0) <= opening.room);
      }
    }),
  );
});

test('strictly in order: who stands behind changes nothing for who stands before', () => {
  fc.assert(
    fc.property(someFree, aList, fc.nat(12), (free, list, at) => {
      const before = list.slice(0, at);
      const numbers = new Set(before.map(({ ticketNumber }) => ticketNumber));
      const asked = whomToAsk(free, list, now).filter((one) => numbers.has(one.ticketNumber));
      assert.deepEqual(asked, whomToAsk(free, before, now));
    }),
  );
});

test('nothing stays free that somebody not asked could have taken', () => {
  fc.assert(
    fc.property(someFree, aList, (free, list) => {
      const asks = whomToAsk(free, list, now);
      const asked = new Set(asks.map(({ ticketNumber }) => ticketNumber));
      for (const opening of free) {
        const taken = asks.filter((ask) => openingKey(ask) === openingKey(opening));
        const left = opening.room - taken.reduce((sum, { size }) => sum + size, 0);
        for (const household of list.filter(({ ticketNumber }) => !asked.has(ticketNumber))) {
          assert.ok(!could(household, opening) || household.size > left);
        }
      }
    }),
  );
});

test('less room takes back the latest asks, and only as many as it must', () => {
  const asks = [
    { askId: 'late', day: '2026-11-04', size: 2 },
    { askId: 'early', day: '2026-11-04', size: 3 },
  ];
  const fill = [{ port: '2301', day: '2026-11-04', people: 4, asked: 5 }];
  const gone = (capacity: number) => asksWithoutRoom(asks, () => capacity, fill, '2301');
  assert.deepEqual(
    [gone(9), gone(7), gone(6), gone(-1)],
    [[], ['late'], ['late', 'early'], ['late', 'early']],
  );
});

test('overtaken are those before, who could go to that port, and have no day as early', () => {
  const standing = (ticketNumber: string, changes = {}) => ({
    ticketNumber,
    ports: ['2301'],
    heldReason: null,
    basis: 'paper_seen' as const,
    ...changes,
  });
  const order = [
    standing('A'),
    standing('B', { ports: ['2504'] }),
    standing('C', { heldReason: 'lawyer_first' }),
    standing('D', { basis: 'declared' }),
    standing('E'),
    standing('F'),
    standing('G'),
  ];
  const live = [
    { ticketNumber: 'A', day: '2026-11-03' },
    { ticketNumber: 'E', day: '2026-11-09' },
  ];
  const overtaken = overtakenBy(order, live);
  assert.equal(overtaken({ ticketNumber: 'G', port: '2301', day: '2026-11-04' }), 2, 'E and F');
  assert.equal(overtaken({ ticketNumber: 'A', port: '2301', day: '2026-11-03' }), 0);
});

test('the way: short in one town, the same both ways, longest from where nobody knows', () => {
  assert.equal(travelHours('matamoros', 'matamoros'), 2);
  assert.ok(travelHours('tapachula', 'matamoros') >= 24);
  for (const { code } of places) {
    assert.equal(travelHours(code, 'tijuana'), travelHours('tijuana', code));
    assert.ok(travelHours(null, 'tijuana') >= travelHours(code, 'tijuana'));
  }
  assert.throws(() => travelHours('matamoros', 'nowhere'), RangeError);
});

test('a day begins at midnight on the clocks of the port, also when they change', () => {
  assert.equal(
    beginOfDay('2026-11-05', 'America/Matamoros').toISOString(),
    '2026-11-05T06:00:00.000Z',
  );
  assert.equal(
    beginOfDay('2026-11-01', 'America/Tijuana').toISOString(),
    '2026-11-01T07:00:00.000Z',
  );
  assert.equal(
    beginOfDay('2026-11-02', 'America/Tijuana').toISOString(),
    '2026-11-02T08:00:00.000Z',
  );
  assert.equal(hourOf(now, 'America/Matamoros'), 9);
});

test('a family is asked from eight until seven in the evening, by the clocks of the port', () => {
  const asked = [
    ['2026-11-02T13:59:59Z', 'America/Matamoros', false],
    ['2026-11-02T14:00:00Z', 'America/Matamoros', true],
    ['2026-11-03T00:59:59Z', 'America/Matamoros', true],
    ['2026-11-03T01:00:00Z', 'America/Matamoros', false],
    ['2026-11-03T01:00:00Z', 'America/Tijuana', true],
    ['2026-11-02T14:00:00Z', 'America/Tijuana', false],
  ] as const;
  for (const [at, timeZone, may] of asked) {
    assert.equal(mayAskAt(new Date(at), timeZone), may, `${at} ${timeZone}`);
  }
});
