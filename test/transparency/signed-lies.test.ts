import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change, codesOf, drawnLog, swapped, tickets, verdictOn } from './drawn-log.ts';
import { give, type InventedLog, planFor, ticketFacts, writePlan } from './invented-log.ts';

/** The codes of what does not hold in a log that is signed as it is. */
function faultsOf(log: InventedLog): string[] {
  log.sign(true);
  return codesOf(verdictOn(log).faults);
}

test('the signed lies of whoever runs the log are found', async (t) => {
  const lies: [string, string, (log: InventedLog, seed: string) => void][] = [
    ['a number given twice', 'ticketTwice', (log) => give(log, tickets[0] ?? ticketFacts(0))],
    [
      'a change of a number that was never given',
      'ticketUnknown',
      (log) => log.add({ kind: 'ticket.left', ticket: 'T999999', reason: 'left' }),
    ],
    [
      'a class moved by one person',
      'decidersMissing',
      (log) => change(log, ticketFacts(1, { class: 'urgent' }), 'class_moved', ['a'.repeat(32)]),
    ],
    [
      'a class moved under another reason',
      'classMovedSilently',
      (log) => change(log, ticketFacts(1, { class: 'urgent' }), 'ports_changed'),
    ],
    [
      'an earlier day under another reason',
      'decidersMissing',
      (log) => change(log, ticketFacts(1, { enrolledOn: '2018-01-01' }), 'hold_changed'),
    ],
    [
      'a class that the rule does not have',
      'classUnknown',
      (log) => give(log, ticketFacts(90, { class: 'friends', batch: 'batch 2' })),
    ],
    [
      'a day that goes back',
      'dayBackwards',
      (log) => log.leaves.push('{"kind":"programme.started","on":"2026-11-01","order":"x"}'),
    ],
    [
      'a pause of what is not in force',
      'orderImpossible',
      (log) => log.add({ kind: 'programme.paused', order: 'x' }),
    ],
    [
      'a draw of a list that is open',
      'batchNotClosed',
      (log) =>
        log.add({ kind: 'batch.drawn', batch: 'b', seed: 's', method: 'all_revealed', values: [] }),
    ],
    [
      'a seed that does not follow from the values',
      'drawSeedDiffers',
      (log) => {
        log.add({ kind: 'batch.closed', batch: 'b', count: 0, listHash: '0'.repeat(64) });
        const values = ['1'.repeat(64), '2'.repeat(64)];
        log.add({
          kind: 'batch.drawn',
          batch: 'b',
          seed: 'chosen',
          method: 'all_revealed',
          values,
        });
      },
    ],
    [
      'a list with a number slipped in',
      'listHashDiffers',
      (log) => log.add({ kind: 'batch.closed', batch: 'b', count: 1, listHash: '0'.repeat(64) }),
    ],
    [
      'slots that two households swapped',
      'overtaken',
      (log, seed) => {
        const made = planFor(tickets, seed);
        writePlan(log, made, swapped(made.slots));
      },
    ],
    [
      'a plan by another rule',
      'planDiffers',
      (log, seed) => {
        const made = planFor(tickets, seed);
        writePlan(log, { ...made, slots: swapped(made.slots) });
      },
    ],
    [
      'more people than a day has room for',
      'dayTooFull',
      (log, seed) =>
        writePlan(
          log,
          planFor(tickets, seed),
          tickets.map(({ ticket }) => ({ ticket, port: '2301', day: '2026-11-05' })),
        ),
    ],
    [
      'a new place in a class that two must grant',
      'classGiven',
      (log) => {
        log.day = '2026-11-03';
        give(log, ticketFacts(90, { class: 'urgent', batch: 'batch 2' }));
      },
    ],
    [
      'a place that comes back with an earlier day',
      'decidersMissing',
      (log) => {
        log.add({ kind: 'ticket.left', ticket: ticketFacts(1).ticket, reason: 'left' });
        log.tell(ticketFacts(1, { enrolledOn: '2018-01-01' }), { kind: 'ticket.returned' });
      },
    ],
    [
      'a place that grows while it is left',
      'decidersMissing',
      (log) => {
        log.add({ kind: 'ticket.left', ticket: ticketFacts(1).ticket, reason: 'left' });
        change(log, ticketFacts(1, { size: 4 }), 'ports_changed');
      },
    ],
    [
      'a day later than that of the plan, though nobody was overtaken',
      'slotNotOfPlan',
      (log, seed) => {
        const made = planFor(tickets, seed);
        const [last, ...others] = made.slots.toReversed();
        assert.ok(last);
        writePlan(log, made, [...others, { ...last, day: '2026-12-30' }]);
      },
    ],
    [
      'a household that a plan gave a day and that never got it',
      'planNotCarriedOut',
      (log, seed) => {
        const made = planFor(tickets, seed);
        writePlan(log, made, made.slots.slice(1));
        writePlan(log, made, []);
      },
    ],
    [
      'a day by a plan that nobody made',
      'planUnknown',
      (log) => {
        log.day = '2026-11-03';
        log.seal({ what: 'slot', ticket: 'T000000', port: '2301', day: '2026-11-05', plan: 'x' });
      },
    ],
    [
      'a plan from a state of the log that is days old',
      'planNotOfThen',
      (log, seed) => {
        const made = planFor(tickets, seed);
        log.day = '2026-11-06';
        give(log, ticketFacts(91, { batch: 'batch 2' }));
        writePlan(log, made, made.slots, tickets.length);
      },
    ],
    [
      'a day that a port does not have',
      'dayNotOpen',
      (log, seed) =>
        writePlan(log, planFor(tickets, seed), [
          { ticket: 'T000000', port: '2301', day: '2026-11-07' },
        ]),
    ],
    [
      'a port that a household did not name',
      'slotAtOtherPort',
      (log, seed) =>
        writePlan(log, planFor(tickets, seed), [
          { ticket: 'T000000', port: '2402', day: '2026-11-05' },
        ]),
    ],
    ['the log begun again', 'begunTwice', (log) => log.leaves.push(log.leaves[0] ?? '')],
    ['a key announced again', 'keyTwice', (log) => log.leaves.push(log.leaves[1] ?? '')],
  ];
  for (const [name, code, lie] of lies) {
    await t.test(name, () => {
      const { log, seed } = drawnLog();
      assert.deepEqual(faultsOf(log), []);
      lie(log, seed);
      assert.ok(faultsOf(log).includes(code), `${faultsOf(log)}`);
    });
  }
});
