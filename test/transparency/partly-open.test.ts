import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Opening } from '#transparency/commitment.rules.ts';
import { change, codesOf, drawnLog, swapped, tickets, verdictOn } from './drawn-log.ts';
import {
  give,
  type InventedLog,
  type InventedSlot,
  planFor,
  ticketFacts,
  wholeLog,
  writePlan,
} from './invented-log.ts';

test('whatever part of an honest log is open, nobody is accused', () => {
  const whole = wholeLog();
  const { log: later, seed } = drawnLog();
  later.day = '2026-11-03';
  writePlan(later, planFor(tickets, seed));
  change(later, ticketFacts(3, { ports: ['2402'] }), 'ports_changed');
  later.sign();
  fc.assert(
    fc.property(fc.constantFrom(whole, later), fc.infiniteStream(fc.boolean()), (log, dice) => {
      const openings = log.openings.filter(() => dice.next().value);
      const { faults } = verdictOn({ ...log, text: () => log.text(openings) });
      assert.deepEqual(faults, []);
    }),
  );
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
    give(log, ticketFacts(60, { basis: 'declared', batch: 'batch 2' }));
    log.day = '2026-11-04';
    aSlot(log, { ticket: 'T000060', port: '2301', day: '2026-11-05' });
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

function aSlot(log: InventedLog, slot: InventedSlot): void {
  log.seal({ what: 'slot', ...slot, plan: 'a plan' });
}
