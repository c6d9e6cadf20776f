import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '#transparency/canonical-json.rules.ts';
import { commitmentOf, type TicketFacts } from '#transparency/commitment.rules.ts';
import { commitTo } from '#transparency/index.ts';
import { ticketFacts } from './invented-log.ts';

/** Everything that somebody can guess of a household: each day of a year, size, class and ports. */
function* guesses(ticket: string): Generator<TicketFacts> {
  const first = Date.UTC(2019, 0, 25);
  for (let day = 0; day < 365; day += 1) {
    const enrolledOn = new Date(first + day * 86_400_000).toISOString().slice(0, 10);
    for (const size of [1, 2, 3, 4, 5, 6, 7, 8]) {
      for (const name of ['urgent', 'normal']) {
        for (const ports of [['2301'], ['2402'], ['2402', '2301']]) {
          yield ticketFacts(3, { ticket, enrolledOn, size, class: name, ports });
        }
      }
    }
  }
}

/** What somebody without the salt can put in its place. */
const saltless: ((ticket: string) => string)[] = [() => '0'.repeat(64), (ticket) => hashOf(ticket)];

const hashOf = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));

test('no guess of dates, sizes, classes and ports finds what a commitment is to', () => {
  const secret = ticketFacts(3, { enrolledOn: '2019-07-15' });
  const { ticket } = secret;
  const { commitment, salt } = commitTo(secret);
  let [tried, hit] = [0, false];
  for (const guess of guesses(ticket)) {
    const text = canonicalJson(guess);
    hit ||= text === canonicalJson(secret);
    const found = [hashOf(text), ...saltless.map((of) => commitmentOf(guess, of(ticket)))];
    assert.ok(!found.includes(commitment));
    tried += 1;
  }
  assert.equal(tried, 365 * 8 * 2 * 3);
  assert.ok(hit, 'the truth was among the guesses');
  assert.equal(commitmentOf(secret, salt), commitment);
});

test('the same facts are never committed to twice in the same way', () => {
  const all = Array.from({ length: 1000 }, () => commitTo(ticketFacts(3)).commitment);
  assert.equal(new Set(all).size, 1000);
});
