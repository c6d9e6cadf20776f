import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellLastDay } from '../../src/verifier/say.rules.ts';
import { change, codesOf, drawnLog, swapped, tickets, verdictOn } from './drawn-log.ts';
import {
  give,
  type InventedLog,
  inventLog,
  planFor,
  ticketFacts,
  wholeLog,
  writePlan,
} from './invented-log.ts';

/** The codes of what does not hold in a log that is signed as it is. */
function faultsOf(log: InventedLog): string[] {
  log.sign(true);
  return codesOf(verdictOn(log).faults);
}

test('an honest log holds in everything, and its order and plan are made again', () => {
  const log = wholeLog();
  const verdict = verdictOn(log, log.checkpoints[0]);
  assert.deepEqual(verdict.faults, []);
  assert.deepEqual(codesOf(verdict.sealed), ['keysFromFile']);
  assert.deepEqual(codesOf(verdict.holds), [
    'leavesHold',
    'checkpointsHold',
    'entriesHold',
    'movesDecided',
    'openingsHold',
    'drawsHold',
    'orderMade',
    'daysHold',
    'roomHolds',
    'turnsHold',
    'plansHold',
    'sinceHolds',
    'signaturesHold',
    'cosigned',
    'cosignedMeans',
  ]);
  // The first was moved up by two people; the third has left.
  assert.equal(verdict.order.length, 7);
  assert.ok(verdict.order.indexOf('T000001') < 3);
  assert.ok(!verdict.order.includes('T000002'));
});

test('what is not opened is said to be sealed, and nothing else suffers', () => {
  const log = wholeLog();
  log.openings.splice(0, 6);
  const verdict = verdictOn(log);
  assert.deepEqual(verdict.faults, []);
  assert.deepEqual(codesOf(verdict.sealed), [
    'ticketsSealed',
    'roomSealed',
    'turnsSealed',
    'plansSealed',
    'nothingKept',
    'keysFromFile',
  ]);
});

test('a leaf of the form before counts where the log began in it, and only there', () => {
  const leaf = JSON.stringify({
    commitment: 'ab'.repeat(32),
    kind: 'ticket.given',
    on: '2026-11-02',
    ticket: 'T000070',
  });
  const log = wholeLog();
  log.leaves.push(leaf);
  log.sign();
  assert.deepEqual(codesOf(verdictOn(log).faults), ['leafMalformed']);
  const before = inventLog();
  before.leaves[0] = (before.leaves[0] ?? '').replace('puente-log/2', 'puente-log/1');
  before.checkpoints.length = 0;
  before.leaves.push(leaf);
  // Its number is known from there, and can be changed, closed in a list and drawn.
  change(before, ticketFacts(70), 'ports_changed');
  before.add({ kind: 'batch.closed', batch: 'b', count: 1, listHash: 'ab'.repeat(32) });
  before.sign();
  const { faults, sealed } = verdictOn(before);
  assert.deepEqual(faults, []);
  assert.equal(sealed.find(({ code }) => code === 'otherVersion')?.values.count, 1);
});

test('a log of a later version is counted, not refused', () => {
  const log = inventLog();
  log.leaves.push('{"kind":"tomorrow","on":"2026-11-03"}');
  log.sign(true);
  const { faults, sealed } = verdictOn(log);
  assert.deepEqual(faults, []);
  assert.ok(codesOf(sealed).includes('otherVersion'));
});

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
      assert.deepEqual(codesOf(verdictOn(signedAnew(log)).faults), []);
      lie(log, seed);
      assert.ok(faultsOf(log).includes(code), `${faultsOf(log)}`);
    });
  }
});

test('days that no plan gave are said to be unchecked, and are no lie', () => {
  const { log, seed } = drawnLog();
  const made = planFor(tickets, seed);
  writePlan(log, made, []);
  for (const slot of made.slots) log.seal({ what: 'slot', ...slot, plan: null });
  const { faults, sealed } = verdictOn(signedAnew(log));
  assert.deepEqual(faults, []);
  assert.deepEqual(
    sealed.find(({ code }) => code === 'daysApart'),
    { code: 'daysApart', values: { count: made.slots.length } },
  );
});

test('what is sealed between two changes may be a decision of two, and accuses nobody', () => {
  const log = drawnLog().log;
  change(log, ticketFacts(1, { enrolledOn: '2018-01-01' }), 'date_corrected', [
    'a'.repeat(32),
    'b'.repeat(32),
  ]);
  change(log, ticketFacts(1, { enrolledOn: '2018-01-01', hold: true }), 'hold_changed');
  const corrected = log.leaves.length - 2;
  log.openings.splice(0, Infinity, ...log.openings.filter((one) => one.position !== corrected));
  assert.deepEqual(verdictOn(signedAnew(log)).faults, []);
});

test('a last entry of a day to come is said to be one, by the clock of whoever checks', () => {
  const told = (now: string) =>
    tellLastDay('en', { origin: 'a log', lastDay: '2026-11-05' }, new Date(now));
  assert.deepEqual(told('2026-11-04T23:00:00Z'), [
    'The last entry of the log a log is of 2026-11-05.',
  ]);
  assert.match(
    told('2026-11-03T23:00:00Z').at(1) ?? '',
    /^2026-11-05 is a day that has not come yet/,
  );
  assert.deepEqual(tellLastDay('en', { origin: 'x', lastDay: '' }, new Date()), []);
});

test('two histories under right signatures are found when two people compare', () => {
  const [one, other] = [wholeLog(), wholeLog()];
  give(one, ticketFacts(50, { batch: 'batch 2' }));
  give(other, ticketFacts(51, { batch: 'batch 2' }));
  const kept = one.sign();
  other.sign();
  assert.deepEqual(codesOf(verdictOn(other).faults), []);
  assert.deepEqual(codesOf(verdictOn(other, kept).faults), ['sinceDiffers']);
});

test('what is shorter than before, of another log or signed by nobody is found', () => {
  const [long, short] = [wholeLog(), wholeLog()];
  give(long, ticketFacts(50, { batch: 'batch 2' }));
  assert.deepEqual(codesOf(verdictOn(short, long.sign()).faults), ['sinceShrunk']);
  const foreign = wholeLog('two').checkpoints[0];
  assert.deepEqual(codesOf(verdictOn(short, foreign).faults), ['sinceNotSigned', 'sinceDiffers']);
});

function signedAnew(log: InventedLog): InventedLog {
  log.sign(true);
  return log;
}
