import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOfKey, verifierKey } from '#transparency/signed-note.rules.ts';
import { tellLastDay } from '../../src/verifier/say.rules.ts';
import { change, codesOf, drawnLog, tickets, verdictOn } from './drawn-log.ts';
import {
  give,
  type InventedLog,
  inventLog,
  planFor,
  ticketFacts,
  wholeLog,
  writePlan,
} from './invented-log.ts';

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

test('a key that another took the place of, without having announced it, is told as that', () => {
  const { log } = drawnLog();
  const { keyId } = JSON.parse(log.leaves[1] ?? '');
  const next = verifierKey(log.origin, 1, new Uint8Array(32));
  log.add({ kind: 'key.added', keyId: next.id, publicKey: textOfKey(next) });
  log.add({ kind: 'key.ended', keyId, reason: 'rotated' });
  assert.ok(codesOf(verdictOn(signedAnew(log)).sealed).includes('keyChanged'));
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
