import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '#transparency/canonical-json.rules.ts';
import { commitTo } from '#transparency/commit-to.ts';
import {
  commitmentOf,
  type Facts,
  type OrderFacts,
  type TravelFacts,
  ticketParts,
} from '#transparency/commitment.rules.ts';
import { ticketFacts } from './invented-log.ts';

const ticket = 'T000003';
const days = Array.from({ length: 365 }, (_, at) =>
  new Date(Date.UTC(2019, 0, 25) + at * 86_400_000).toISOString().slice(0, 10),
);
const sizes = Array.from({ length: 20 }, (_, at) => at + 1);

/** Every turn that somebody can guess of a household: each day of a year, class and way of knowing it. */
function* turns(): Generator<OrderFacts> {
  for (const enrolledOn of days) {
    for (const name of ['urgent', 'expedited', 'normal']) {
      for (const basis of ['declared', 'paper_seen', 'confirmed'] as const) {
        for (const precision of ['day', 'month', 'year', 'unknown'] as const) {
          yield ticketParts(ticketFacts(3, { ticket, enrolledOn, class: name, basis, precision }))
            .order;
        }
      }
    }
  }
}

/** Everything of travel: each size, ports, day from which it is ready, held or not. */
function* travels(): Generator<TravelFacts> {
  for (const size of sizes) {
    for (const ports of [['2301'], ['2402'], ['2402', '2301'], ['2301', '2402']]) {
      for (const readyFrom of [null, ...days]) {
        for (const hold of [false, true])
          yield ticketParts(ticketFacts(3, { ticket, size, ports, readyFrom, hold })).travel;
      }
    }
  }
}

const hashOf = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));
/** What somebody without the salt can put in its place. */
const saltless = ['0'.repeat(64), hashOf(ticket)];
const secret = ticketFacts(3, { ticket, enrolledOn: '2019-07-15' });

/** Tries each guess; true when the truth was among them, which no hash told. */
function isAmong(guesses: Iterable<Facts>, truth: Facts): boolean {
  const { commitment, salt } = commitTo(truth);
  assert.equal(commitmentOf(truth, salt), commitment);
  const wanted = canonicalJson(truth);
  let hit = false;
  for (const guess of guesses) {
    const text = canonicalJson(guess);
    hit ||= text === wanted;
    const found = [hashOf(text), ...saltless.map((instead) => commitmentOf(guess, instead))];
    assert.ok(!found.includes(commitment));
  }
  return hit;
}

test('no guess of class and day of enrolment finds what a turn is committed to', () => {
  assert.ok(isAmong(turns(), ticketParts(secret).order), 'the truth was among the guesses');
});

test('no guess of size, ports and hold finds what is committed to of travel', () => {
  assert.ok(isAmong(travels(), ticketParts(secret).travel), 'the truth was among the guesses');
});

test('whoever has what opens the travel part is no nearer to the turn', () => {
  const { order, travel } = ticketParts(secret);
  const [turn, opened] = [commitTo(order), commitTo(travel)];
  assert.notEqual(turn.salt, opened.salt);
  for (const guess of turns()) {
    assert.notEqual(commitmentOf(guess, opened.salt), turn.commitment);
  }
});

test('the same facts are never committed to twice in the same way', () => {
  for (const part of Object.values(ticketParts(secret))) {
    const all = Array.from({ length: 1000 }, () => commitTo(part).commitment);
    assert.equal(new Set(all).size, 1000);
  }
});
