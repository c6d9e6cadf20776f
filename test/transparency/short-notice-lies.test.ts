import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginOfDay } from '#appointments/local-hours.rules.ts';
import { openingKey, whomToAsk } from '#appointments/stand-by.rules.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { verifyLog } from '../../src/verifier/verify-log.rules.ts';
import { codesOf, tickets, verdictOn } from './drawn-log.ts';
import { type InventedLog, inventLog, ticketFacts } from './invented-log.ts';
import { ask, end, give, join, listedLog, tuesday, wednesday } from './short-notice-log.ts';

function faultsOf(log: InventedLog): string[] {
  log.sign(true);
  return codesOf(verdictOn(log).faults);
}

/** People of a ticket. */
const sizeOf = (ticket = '') => tickets.find((one) => one.ticket === ticket)?.size ?? 0;

test('who is asked in turn, answers, and has the day or not: that holds, and is said', () => {
  const { log, order } = listedLog();
  const [first, second] = order;
  ask(log, first);
  ask(log, second);
  end(log, first, 'refused');
  end(log, second);
  log.sign(true);
  const { faults, holds, sealed } = verdictOn(log);
  assert.deepEqual(faults, []);
  assert.equal(holds.find(({ code }) => code === 'asksHold')?.values.count, 2);
  assert.ok(!codesOf(sealed).includes('daysApart'));
  assert.ok(codesOf(sealed).includes('asksBeyond'), 'and what it cannot show');
});

const lies: [string, string, (log: InventedLog, order: string[]) => void][] = [
  ['a friend asked before others', 'askPassedOver', (log, order) => ask(log, order.at(-1))],
  [
    'single friends asked before a family for which there was room',
    'askPassedOver',
    (log, order) => {
      const single = order.findLast((ticket) => sizeOf(ticket) === 1);
      const family = order.slice(0, order.indexOf(single ?? '')).find((one) => sizeOf(one) > 1);
      assert.ok(family && single);
      for (const ticket of order) {
        if (ticket !== family && ticket !== single) join(log, ticket, null);
      }
      ask(log, single);
    },
  ],
  ['a day without a question', 'shortWithoutAsk', (log, order) => give(log, order[0])],
  [
    'a second day on one answer',
    'shortWithoutAsk',
    (log, order) => {
      ask(log, order[0]);
      end(log, order[0]);
      log.seal({ what: 'slot', ticket: order[0] ?? '', port: null, day: null, plan: null });
      give(log, order[0]);
    },
  ],
  [
    'questions past the room',
    'askPastRoom',
    (log, order) => {
      for (const ticket of order) ask(log, ticket);
    },
  ],
  [
    'an answer that is changed',
    'answerToNothing',
    (log, order) => {
      ask(log, order[0]);
      end(log, order[0], 'refused');
      end(log, order[0]);
    },
  ],
  [
    'a day given on the refusal of a question',
    'shortWithoutAsk',
    (log, order) => {
      ask(log, order[0]);
      end(log, order[0], 'refused');
      give(log, order[0]);
    },
  ],
  [
    'a place that is accepted and kept back',
    'acceptedNotGiven',
    (log, order) => {
      ask(log, order[0]);
      log.seal({ what: 'askEnd', ticket: order[0] ?? '', ...wednesday, end: 'accepted' });
    },
  ],
  [
    'a friend who is on no list',
    'askUnfit',
    (log, order) => {
      join(log, order[0] ?? '', null);
      log.sign();
      ask(log, order[0]);
    },
  ],
  [
    'a friend who is too far away, in the place of those who are not',
    'askUnfit',
    (log, order) => ask(log, order[0], tuesday),
  ],
  [
    'fewer hours than there were, so that others are too far away',
    'askHoursWrong',
    (log, order) => ask(log, order[0], { hours: 8 }),
  ],
  ['a question at night', 'askHoursWrong', (log, order) => ask(log, order[0], { hours: 43 })],
  [
    'a day that is still for plans',
    'askHoursWrong',
    (log, order) => ask(log, order[0], { day: '2026-11-06', hours: 84 }),
  ],
  [
    'an older state, in which others had not joined yet',
    'askNotOfThen',
    (log, order) => ask(log, order[0], { upTo: 12 }),
  ],
  [
    'a question that is asked again until the answer suits',
    'askedAgain',
    (log, order) => {
      ask(log, order[0]);
      end(log, order[0], 'refused');
      ask(log, order[0]);
    },
  ],
  [
    'a family that gets no time to answer, and a friend after it',
    'askCutShort',
    (log, order) => {
      ask(log, order[0]);
      end(log, order[0], 'unanswered');
      ask(log, order[1]);
    },
  ],
  [
    'a question that is over for no reason, and a friend after it',
    'askCutShort',
    (log, order) => {
      ask(log, order[0]);
      end(log, order[0], 'over');
      ask(log, order[1]);
    },
  ],
];
for (const [name, code, lie] of lies) {
  test(`found in a signed log: ${name}`, () => {
    const { log, order } = listedLog();
    assert.deepEqual(faultsOf(log), []);
    lie(log, order);
    assert.ok(faultsOf(log).includes(code), `${faultsOf(log)}`);
  });
}

test('found in a signed log: who is asked about a later day, to keep the earlier one for a friend', () => {
  const { log, order } = listedLog(4);
  ask(log, order[0], wednesday);
  assert.deepEqual(faultsOf(log), ['askNotBest']);
});

test('a log from before questions were written says that it cannot check them', () => {
  const { log, order } = listedLog();
  const before = inventLog();
  before.leaves.splice(0, Infinity, ...log.leaves.slice(0, -order.length));
  before.openings.push(...log.openings.slice(0, -order.length));
  give(before, order[0]);
  before.sign(true);
  const { faults, sealed } = verdictOn(before);
  assert.deepEqual(faults, []);
  assert.equal(sealed.find(({ code }) => code === 'daysApart')?.values.count, 1);
});

test('what stood before questions were written, and what is not open, accuses nobody', () => {
  const { log, order } = listedLog();
  give(log, order[1], tuesday);
  const friend = order.at(-1) ?? '';
  log.seal({ what: 'ask', ticket: friend, ...wednesday, hours: null, upTo: null });
  end(log, friend);
  assert.deepEqual(faultsOf(log), ['shortWithoutAsk'], 'only the day that nobody was asked about');
  const isOfShortNotice = ['standBy', 'ask', 'askEnd'];
  const open = log.openings.filter(({ facts }) => !isOfShortNotice.includes(String(facts.what)));
  const { faults, sealed } = verifyLog(readLogFile(log.text(open)), null);
  assert.deepEqual(faults, []);
  assert.equal(sealed.find(({ code }) => code === 'daysApart')?.values.count, 2);
});

test('a family that changed at the moment of the question is not said to be passed over', () => {
  const { log, order } = listedLog();
  const upTo = log.leaves.length;
  const [first = '', second] = order;
  log.tell(tickets.find(({ ticket }) => ticket === first) ?? ticketFacts(0), {
    kind: 'ticket.changed',
    reason: 'ports_changed',
  });
  ask(log, second, { upTo });
  assert.deepEqual(faultsOf(log), []);
});

const aWish = fc.record({ notice: fc.integer({ min: 0, max: 40 }), isOn: fc.boolean() });
test('whatever the list, who is asked by the rule is asked in turn by the verifier', () => {
  const now = new Date('2026-11-02T18:00:00Z');
  fc.assert(
    fc.property(fc.array(aWish, { minLength: 8, maxLength: 8 }), (wishes) => {
      const { log, order } = listedLog();
      const said = order.flatMap((ticket, at) => {
        const { notice, isOn } = wishes[at] ?? { notice: 0, isOn: false };
        join(log, ticket, isOn ? notice : null);
        return isOn ? [{ ticket, notice }] : [];
      });
      const free = [tuesday, wednesday].map((at) => ({
        ...at,
        room: 6,
        beginsAt: beginOfDay(at.day, 'America/Matamoros'),
      }));
      const inOrder = said.map(({ ticket, notice }) => ({
        ticketNumber: ticket,
        size: sizeOf(ticket),
        ports: [{ port: '2301', noticeHours: notice }],
        until: '2026-11-30',
        readyFrom: null,
        standingDay: null,
        asked: new Set<string>(),
        waits: false,
      }));
      const asks = whomToAsk(free, inOrder, now);
      const upTo = log.leaves.length;
      for (const { ticketNumber, port, day } of asks) ask(log, ticketNumber, { port, day, upTo });
      assert.deepEqual(faultsOf(log), []);
      // Without the first of a place, those after it were asked before it.
      const [first] = asks;
      const after = asks.slice(1).find((one) => first && openingKey(one) === openingKey(first));
      if (!first || !after || sizeOf(first.ticketNumber) > sizeOf(after.ticketNumber)) return;
      const lied = listedLog().log;
      for (const { ticket, notice } of said) join(lied, ticket, notice);
      lied.sign();
      ask(lied, after.ticketNumber, { port: after.port, day: after.day });
      assert.ok(faultsOf(lied).includes('askPassedOver'));
    }),
    { numRuns: 40 },
  );
});
