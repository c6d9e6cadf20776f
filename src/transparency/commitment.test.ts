import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { commitTo } from './commit-to.ts';
import {
  byPosition,
  commitmentOf,
  OrderFacts,
  opensCommitment,
  type TicketFacts,
  TravelFacts,
  ticketParts,
} from './commitment.rules.ts';

const facts: TicketFacts = {
  ticket: 'K7RM4XQ',
  class: 'normal',
  undated: false,
  enrolledOn: '2019-08-14',
  precision: 'day',
  basis: 'paper_seen',
  size: 4,
  ports: ['2301', '2504'],
  readyFrom: null,
  leadDays: null,
  hold: false,
  batch: 'b1',
};

test('a commitment is the hash that its description says', () => {
  const salt = 'ab'.repeat(32);
  const { order, travel } = ticketParts(facts);
  const texts = [
    '{"basis":"paper_seen","batch":"b1","class":"normal","enrolledOn":"2019-08-14",' +
      '"precision":"day","ticket":"K7RM4XQ","undated":false}',
    '{"hold":false,"leadDays":null,"ports":["2301","2504"],"readyFrom":null,"size":4,' +
      '"ticket":"K7RM4XQ"}',
  ];
  for (const [at, part] of [order, travel].entries()) {
    const text = `puente-commitment/1\n${salt}\n${texts[at]}`;
    assert.equal(commitmentOf(part, salt), createHash('sha256').update(text).digest('hex'));
  }
  assert.throws(() => commitmentOf(facts, salt.toUpperCase()), RangeError);
  assert.throws(() => commitmentOf(facts, ''), RangeError);
  assert.deepEqual(OrderFacts.parse(order), order);
  assert.deepEqual(TravelFacts.parse(travel), travel);
  assert.deepEqual({ ...order, ...travel }, facts);
});

test('neither part of a ticket says anything of the other, but its number', () => {
  const { order, travel } = ticketParts(facts);
  assert.deepEqual(
    Object.keys(order).filter((name) => name in travel),
    ['ticket'],
  );
  assert.equal(OrderFacts.safeParse({ ...order, size: 4 }).success, false);
  assert.equal(TravelFacts.safeParse({ ...travel, enrolledOn: '2019-08-14' }).success, false);
});

test('openings are found by entry and part', () => {
  const { order, travel } = ticketParts(facts);
  const [one, other] = [commitTo(order), commitTo(travel)];
  const opened = byPosition([
    { position: 2, part: 'order', ...one },
    { position: 2, part: 'travel', ...other },
    { position: 3, part: 'travel', ...other },
  ]);
  assert.equal(opened.get(2)?.order?.salt, one.salt);
  assert.equal(opened.get(2)?.travel?.salt, other.salt);
  assert.equal(opened.get(3)?.order, undefined);
  assert.equal(opened.get(4), undefined);
});

test('the same facts never show as the same twice, and only their own salt opens them', () => {
  const one = commitTo(facts);
  const other = commitTo(facts);
  assert.notEqual(one.commitment, other.commitment);
  assert.ok(opensCommitment(one, one.commitment));
  assert.equal(opensCommitment({ ...one, salt: other.salt }, one.commitment), false);
});

test('no other facts open a commitment', () => {
  const { commitment, salt } = commitTo(facts);
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(facts)), fc.jsonValue(), (key, value) => {
      const other = { ...facts, [key]: JSON.parse(JSON.stringify(value)) };
      fc.pre(JSON.stringify(other) !== JSON.stringify(facts));
      let opens: boolean;
      try {
        opens = opensCommitment({ salt, facts: other }, commitment);
      } catch (error) {
        assert.ok(error instanceof RangeError);
        opens = false;
      }
      assert.equal(opens, false);
    }),
  );
});

test('whoever tries every date, size and class without the salt finds nothing', () => {
  const { commitment } = commitTo(facts);
  const guesses = new Set<string>();
  for (let day = 1; day <= 31; day += 1) {
    for (let size = 1; size <= 8; size += 1) {
      for (const one of ['normal', 'urgent', 'expedited']) {
        const enrolledOn = `2019-08-${String(day).padStart(2, '0')}`;
        const guess = { ...facts, enrolledOn, size, class: one };
        guesses.add(commitmentOf(guess, '0'.repeat(64)));
        guesses.add(createHash('sha256').update(JSON.stringify(guess)).digest('hex'));
      }
    }
  }
  assert.equal(guesses.size, 31 * 8 * 3 * 2);
  assert.equal(guesses.has(commitment), false);
});
