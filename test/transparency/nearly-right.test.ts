import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commitmentOf, listHashOf, seedOf } from '../../src/queue/draw.rules.ts';
import { change, codesOf, verdictOn } from './drawn-log.ts';
import {
  draw,
  give,
  type InventedLog,
  inventLog,
  planFor,
  ports,
  ticketFacts,
  writePlan,
} from './invented-log.ts';

/** A log of these tickets, drawn, its ports open, on the day after. */
function begun(...tickets: Parameters<typeof ticketFacts>[]) {
  const log = inventLog();
  const facts = tickets.map((one) => ticketFacts(...one));
  for (const one of facts) give(log, one);
  const seed = draw(log, facts);
  log.add({ kind: 'programme.started', order: 'An invented order' });
  for (const port of ports) log.seal(port);
  log.day = '2026-11-03';
  return { log, facts, seed };
}

function faultsOf(log: InventedLog, openings = log.openings): string[] {
  log.sign();
  return codesOf(verdictOn({ ...log, text: () => log.text(openings) }).faults);
}

test('a day is full to the last person, and too full by one', () => {
  // Six people a day: one, two and three of them; then one more.
  const { log, facts } = begun([0], [1], [2], [4]);
  const come = ({ ticket }: { ticket: string }) =>
    log.seal({ what: 'slot', ticket, port: '2301', day: '2026-11-05', plan: null });
  const [last, ...first] = facts.toReversed();
  for (const one of first) come(one);
  assert.deepEqual(faultsOf(log), []);
  if (last) come(last);
  assert.deepEqual(faultsOf(log), ['dayTooFull']);
});

test('who needs more time before travel is not overtaken by one who needs less', () => {
  const planned = (leadDays: number | null) => {
    const { log, facts, seed } = begun([0, { leadDays }], [2]);
    const [first, second] = facts.map(({ ticket }) => ticket);
    writePlan(log, planFor(facts, seed), [
      { ticket: first ?? '', port: '2301', day: '2026-12-10' },
      { ticket: second ?? '', port: '2301', day: '2026-11-10' },
    ]);
    return faultsOf(
      log,
      log.openings.filter(({ facts: { what } }) => what !== 'plan'),
    );
  };
  assert.deepEqual(planned(30), []);
  assert.deepEqual(planned(null), ['overtaken']);
});

test('a draw says how it came about: another way than its values show is a lie', () => {
  const drawn = (method: 'all_revealed' | 'some_withheld') => {
    const { log } = begun([0]);
    const values = ['1'.repeat(64), '2'.repeat(64)];
    const listHash = listHashOf([]);
    const parts = values.map((value) => ({ value, commitment: commitmentOf(value) }));
    log.add({ kind: 'batch.closed', batch: 'batch 2', count: 0, listHash });
    const seed = seedOf(parts, listHash);
    log.add({ kind: 'batch.drawn', batch: 'batch 2', seed, method, values });
    return faultsOf(log);
  };
  assert.deepEqual(drawn('all_revealed'), []);
  assert.deepEqual(drawn('some_withheld'), ['drawMethodDiffers']);
});

test('one person named twice is not two', () => {
  const moved = (second: string) => {
    const { log } = begun([1]);
    const deciders: [string, string] = ['a'.repeat(32), second.repeat(32)];
    change(log, ticketFacts(1, { class: 'urgent' }), 'class_moved', deciders);
    return faultsOf(log);
  };
  assert.deepEqual(moved('b'), []);
  assert.notDeepEqual(moved('a'), []);
});
