import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { commitTo } from './commit-to.ts';
import { commitmentOf, opensCommitment, TicketFacts } from './commitment.rules.ts';

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
  const text =
    `puente-commitment/1\n${salt}\n` +
    '{"basis":"paper_seen","batch":"b1","class":"normal","enrolledOn":"2019-08-14","hold":false,' +
    '"leadDays":null,"ports":["2301","2504"],"precision":"day","readyFrom":null,"size":4,' +
    '"ticket":"K7RM4XQ","undated":false}';
  assert.equal(commitmentOf(facts, salt), createHash('sha256').update(text).digest('hex'));
  assert.throws(() => commitmentOf(facts, salt.toUpperCase()), RangeError);
  assert.throws(() => commitmentOf(facts, ''), RangeError);
  assert.deepEqual(TicketFacts.parse(facts), facts);
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
    fc.property(fc.constantFrom(...TicketFacts.keyof().options), fc.jsonValue(), (key, value) => {
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
