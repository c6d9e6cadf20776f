import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Opening } from '#transparency/commitment.rules.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { verifyLog } from '../../src/verifier/verify-log.rules.ts';
import { change, codesOf, drawnLog, swapped, tickets, verdictOn } from './drawn-log.ts';
import {
  give,
  type InventedLog,
  type InventedSlot,
  planFor,
  ports,
  ticketFacts,
  wholeLog,
  writePlan,
} from './invented-log.ts';

/** An honest log whose ports change, and whose households change and are given other days, after its plans. */
function changingLog(): InventedLog {
  const { log } = drawnLog();
  const slot = (number: number, day: string) =>
    log.seal({ what: 'slot', ...aDay(number, day), plan: null });
  log.day = '2026-11-03';
  for (const number of [0, 1, 2]) slot(number, '2026-11-09');
  log.day = '2026-11-04';
  log.seal({ ...ports[0], perDay: 12, weekdays: [1, 2, 3, 4, 5, 6] });
  slot(3, '2026-11-09');
  slot(2, '2026-11-10');
  slot(5, '2026-11-14');
  slot(7, '2026-11-09');
  const deciders = ['a'.repeat(32), 'b'.repeat(32)];
  change(log, ticketFacts(7, { size: 2 }), 'household_changed', deciders);
  slot(6, '2026-11-09');
  log.day = '2026-11-05';
  log.seal({ ...ports[0], perDay: 2 });
  slot(4, '2026-11-12');
  log.sign();
  return log;
}

test('whatever part of an honest log is open, nobody is accused', () => {
  const whole = wholeLog();
  const { log: later, seed } = drawnLog();
  later.day = '2026-11-03';
  writePlan(later, planFor(tickets, seed));
  change(later, ticketFacts(3, { ports: ['2402'] }), 'ports_changed');
  later.sign();
  const changing = changingLog();
  assert.deepEqual(verdictOn(changing).faults, []);
  fc.assert(
    fc.property(
      fc.constantFrom(whole, later, changing),
      fc.infiniteStream(fc.boolean()),
      (log, dice) => {
        const openings = log.openings.filter(() => dice.next().value);
        const { faults } = verdictOn({ ...log, text: () => log.text(openings) });
        assert.deepEqual(faults, []);
      },
    ),
  );
});

test('where a newer opening of a port is sealed, its room is neither too little nor enough', () => {
  const said = (log: InventedLog, isOpen: (opening: Opening) => boolean) => {
    const verdict = verdictOn({ ...log, text: () => log.text(log.openings.filter(isOpen)) });
    const { holds, sealed } = verdict;
    const rooms = [...holds, ...sealed].filter(({ code }) => /^room/.test(code));
    return { faults: codesOf(verdict.faults), rooms: codesOf(rooms) };
  };
  const changing = changingLog();
  const grew = changing.openings.find(({ facts }) => facts.perDay === 12);
  assert.deepEqual(
    said(changing, (one) => one !== grew),
    { faults: [], rooms: ['roomSealed'] },
  );
  assert.deepEqual(
    said(changing, () => true),
    { faults: [], rooms: ['roomHolds'] },
  );
  // Six were given a day on which the port took only two by then: who hides that hears no all-clear.
  const { log } = drawnLog();
  log.day = '2026-11-03';
  const shrank = log.seal({ ...ports[0], perDay: 2 });
  log.day = '2026-11-04';
  for (const number of [0, 1, 2]) aSlot(log, aDay(number, '2026-11-09'), null);
  log.sign();
  assert.deepEqual(said(log, () => true).faults, ['dayTooFull']);
  const hidden = said(log, ({ position }) => position !== shrank);
  assert.deepEqual(hidden, { faults: [], rooms: ['roomSealed'] });
  // Nor does who hides one of those who were given it.
  for (const one of [0, 1, 2]) {
    const { faults, rooms } = said(log, ({ facts }) => facts.ticket !== tickets[one]?.ticket);
    assert.ok(faults.join() === 'dayTooFull' || rooms.join() === 'roomSealed');
    assert.ok(!rooms.includes('roomHolds'));
  }
});

test('a witness counts on: what is sealed for it is of nobody who is still there, and of no port', () => {
  const { log } = drawnLog();
  log.day = '2026-11-03';
  const erased = log.seal({ what: 'slot', ...aDay(4, '2026-11-05'), plan: null });
  for (const number of [0, 1, 2, 3]) aSlot(log, aDay(number, '2026-11-09'), null);
  log.sign();
  const file = readLogFile(log.text(log.openings.filter(({ position }) => position !== erased)));
  assert.deepEqual(verifyLog(file, null, 'some').faults, []);
  assert.deepEqual(codesOf(verifyLog(file, null, 'all').faults), ['dayTooFull']);
});

/** What the public is given long after everybody's day: no port and no plan, and of turns nothing. */
const isOfTravel = ({ part, facts }: Opening) => part === 'travel' || facts.what === 'slot';
/** And where enough share class and date. */
const isOfTicket = (opening: Opening) => opening.part === 'order' || isOfTravel(opening);

/** What is found in a log of which the public has some openings, its days given the day after. */
function publicVerdict(
  which: (opening: Opening) => boolean,
  lie: (log: InventedLog, seed: string) => void,
) {
  const { log, seed } = drawnLog();
  log.day = '2026-11-03';
  lie(log, seed);
  log.sign();
  return verdictOn({ ...log, text: () => log.text(log.openings.filter(which)) });
}

test('with travel parts alone open, ports, holds and sizes are checked and turns are said to be sealed', () => {
  const planned = (log: InventedLog, seed: string) => writePlan(log, planFor(tickets, seed));
  const honest = publicVerdict(isOfTravel, planned);
  assert.deepEqual(honest.faults, []);
  assert.deepEqual(honest.order, []);
  const holds = codesOf(honest.holds);
  assert.ok(holds.includes('daysHold'));
  assert.ok(!holds.includes('roomHolds') && !holds.includes('turnsHold'));
  const sealed = Object.fromEntries(honest.sealed.map(({ code, values }) => [code, values.count]));
  assert.equal(sealed.ordersSealed, 8);
  assert.equal(sealed.turnsSealed, 8);
  assert.ok(Number(sealed.roomSealed) > 0);
  assert.equal(sealed.ticketsSealed, undefined);
  const lies: [string, (log: InventedLog, seed: string) => void][] = [
    [
      'slotAtOtherPort',
      (log) => aSlot(log, { ticket: 'T000000', port: '2402', day: '2026-11-05' }),
    ],
    [
      'slotWhileHeld',
      (log) => {
        change(log, ticketFacts(1, { hold: true }), 'hold_changed');
        log.day = '2026-11-04';
        aSlot(log, { ticket: 'T000001', port: '2301', day: '2026-11-05' });
      },
    ],
    ['decidersMissing', (log) => change(log, ticketFacts(1, { size: 7 }), 'household_changed')],
  ];
  for (const [code, lie] of lies) {
    assert.deepEqual(codesOf(publicVerdict(isOfTravel, lie).faults), [code]);
  }
  const roomy = (opening: Opening) => isOfTravel(opening) || opening.facts.what === 'port';
  const crowd = (log: InventedLog) => {
    for (const { ticket } of tickets) aSlot(log, { ticket, port: '2301', day: '2026-11-05' });
  };
  assert.ok(codesOf(publicVerdict(roomy, crowd).faults).includes('dayTooFull'));
});

test('with turns open too, who was overtaken is found though the plan is sealed', () => {
  const honest = publicVerdict(isOfTicket, (log, seed) => writePlan(log, planFor(tickets, seed)));
  assert.deepEqual(honest.faults, []);
  assert.equal(honest.order.length, 8);
  assert.ok(codesOf(honest.holds).includes('turnsHold'));
  assert.ok(!codesOf(honest.sealed).includes('turnsSealed'));
  const swap = (log: InventedLog, seed: string) => {
    const made = planFor(tickets, seed);
    writePlan(log, made, swapped(made.slots));
  };
  assert.ok(codesOf(publicVerdict(isOfTicket, swap).faults).includes('overtaken'));
  assert.deepEqual(publicVerdict(isOfTravel, swap).faults, []);
  const declared = (log: InventedLog) => {
    give(log, ticketFacts(61, { basis: 'declared', batch: 'batch 2' }));
    log.day = '2026-11-04';
    aSlot(log, { ticket: 'T000061', port: '2301', day: '2026-11-05' });
  };
  assert.deepEqual(codesOf(publicVerdict(isOfTicket, declared).faults), ['slotWithoutPaper']);
  assert.deepEqual(publicVerdict(isOfTravel, declared).faults, []);
});

test('what changed on the day of a sealed plan accuses nobody', () => {
  const { faults, sealed } = publicVerdict(isOfTicket, (log, seed) => {
    change(log, ticketFacts(1, { hold: true }), 'hold_changed');
    writePlan(log, planFor(tickets, seed));
  });
  assert.deepEqual(faults, []);
  assert.ok(codesOf(sealed).includes('turnsSealed'));
});

/** A day at the first port, for the ticket of a number. */
function aDay(number: number, day: string): InventedSlot {
  return { ticket: ticketFacts(number).ticket, port: '2301', day };
}

/** A day that a plan gave, which is not shown; or no plan. */
function aSlot(log: InventedLog, slot: InventedSlot, plan: 'a plan' | null = 'a plan'): void {
  log.seal({ what: 'slot', ...slot, plan });
}
