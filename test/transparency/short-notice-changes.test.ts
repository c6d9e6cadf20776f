import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { verifyLog } from '../../src/verifier/verify-log.rules.ts';
import { change, codesOf, drawnLog, tickets, verdictOn } from './drawn-log.ts';
import { type InventedLog, ports, ticketFacts } from './invented-log.ts';
import { ask, end, give, join, listedLog, tuesday, wednesday } from './short-notice-log.ts';

/** What happens beside the questions accuses nobody who asked by the rule. */
function faultsOf(log: InventedLog): string[] {
  log.sign(true);
  return codesOf(verdictOn(log).faults);
}

/** People of a ticket. */
const sizeOf = (ticket: string) => tickets.find((one) => one.ticket === ticket)?.size;

test('who had accepted a day before questions were written is not said to be without it', () => {
  const { log } = drawnLog();
  log.sign();
  const [ticket = '', ...others] = verdictOn(log).order;
  give(log, ticket);
  for (const other of others) join(log, other, 20);
  log.seal({ what: 'ask', ticket, ...wednesday, hours: null, upTo: null });
  log.seal({ what: 'askEnd', ticket, ...wednesday, end: 'accepted' });
  assert.deepEqual(faultsOf(log), []);
});

test('a question that a pause, another opening or a change of the household ended is not cut short', () => {
  const pause = { kind: 'programme.paused', order: 'An order' } as const;
  const [port] = ports;
  assert.ok(port);
  const reasons: ((log: InventedLog, ticket: string) => void)[] = [
    (log) => void log.add(pause),
    (log) => void log.seal({ ...port, perDay: 5 }),
    (log, ticket) => {
      const facts = tickets.find((one) => one.ticket === ticket) ?? ticketFacts(0);
      change(log, { ...facts, hold: true }, 'hold_changed');
    },
    // A leaf that another version wrote may be anything.
    (log) => void log.leaves.push('{"kind":"of another version"}'),
  ];
  for (const reason of reasons) {
    const { log, order } = listedLog();
    ask(log, order[0]);
    reason(log, order[0] ?? '');
    end(log, order[0], 'over');
    ask(log, order[1]);
    const found = faultsOf(log);
    assert.ok(!found.includes('askCutShort'), `${found}`);
  }
});

test('a household that grew again after others were given its room makes no day too full', () => {
  const { log, order } = listedLog();
  const large = tickets.find(({ size }) => size === 4);
  assert.ok(large);
  const resize = (size: number, deciders?: string[]) =>
    change(log, { ...large, size }, 'household_changed', deciders);
  for (const one of order) if (one !== large.ticket) join(log, one, null);
  ask(log, large.ticket);
  end(log, large.ticket);
  resize(1);
  const others = [2, 3].map((size) => order.find((one) => sizeOf(one) === size) ?? '');
  for (const one of others) join(log, one, 20);
  log.sign();
  for (const one of others) ask(log, one);
  resize(3, ['a'.repeat(32), 'b'.repeat(32)]);
  log.day = tuesday.day;
  for (const one of others) end(log, one);
  assert.deepEqual(faultsOf(log), []);
});

test('a day of an erased household that was given back only after midnight makes nobody passed over', () => {
  const { log, order } = listedLog();
  const large = tickets.find(({ size }) => size === 4);
  const single = order.findLast((one) => sizeOf(one) === 1);
  const three = order.find((one) => sizeOf(one) === 3);
  assert.ok(large && single && three);
  for (const one of order) if (one !== large.ticket) join(log, one, null);
  ask(log, large.ticket);
  end(log, large.ticket);
  for (const one of [single, three]) join(log, one, 20);
  log.add({ kind: 'ticket.left', ticket: large.ticket, reason: 'left' });
  log.sign();
  log.day = tuesday.day;
  ask(log, single, { hours: 29 });
  log.seal({ what: 'slot', ticket: large.ticket, port: null, day: null, plan: null });
  log.sign(true);
  const kept = log.openings.filter(({ facts }) => facts.ticket !== large.ticket);
  assert.deepEqual(codesOf(verifyLog(readLogFile(log.text(kept)), null, 'all').faults), []);
});

test('asked again is only whose first question stood; where its end is sealed, nobody can tell', () => {
  const again = (how: 'over' | 'refused') => {
    const { log, order } = listedLog();
    ask(log, order[0]);
    const ended = { what: 'askEnd', ticket: order[0] ?? '', ...wednesday, end: how };
    const position = log.seal(ended);
    join(log, order[0] ?? '', 20);
    ask(log, order[0]);
    log.sign(true);
    const kept = log.openings.filter((one) => one.position !== position);
    return [log.openings, kept].map((openings) =>
      codesOf(verifyLog(readLogFile(log.text(openings)), null, 'some').faults).includes(
        'askedAgain',
      ),
    );
  };
  assert.deepEqual(again('refused'), [true, false]);
  assert.deepEqual(again('over'), [false, false]);
});
