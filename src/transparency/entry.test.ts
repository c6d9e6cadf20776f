import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commitmentIn, leafOf, NewEntry, readLeaf } from './entry.rules.ts';

const hash = 'ab'.repeat(32);
const committed = { order: hash, travel: 'cd'.repeat(32) };
const one = '1'.repeat(32);
const two = '2'.repeat(32);
const entries: NewEntry[] = [
  {
    kind: 'log.begun',
    programme: 'p',
    rule: { classes: ['urgent', 'normal'], seed: 's', leadDays: 3 },
    format: 'puente-log/2',
  },
  { kind: 'ticket.given', ticket: 'K7RM4XQ', ...committed },
  {
    kind: 'ticket.changed',
    ticket: 'K',
    reason: 'class_moved',
    ...committed,
    deciders: [one, two],
  },
  { kind: 'ticket.changed', ticket: 'K', reason: 'paper_seen', ...committed },
  { kind: 'ticket.left', ticket: 'K', reason: 'left' },
  { kind: 'batch.drawn', batch: 'b', seed: hash, method: 'all_revealed', values: [hash] },
  { kind: 'programme.paused', order: 'An order “of court”' },
  { kind: 'sealed', commitment: hash },
  { kind: 'list.called', upTo: 40, tokens: ['a'] },
];

test('an entry is read from its leaf as it was written', () => {
  for (const entry of entries) {
    const leaf = leafOf(NewEntry.parse(entry), '2026-11-02');
    assert.deepEqual(readLeaf(leaf), { ...entry, on: '2026-11-02' });
  }
});

test('a leaf in another form, of another kind or with more or less in it is not read', () => {
  const leaf = leafOf({ kind: 'ticket.given', ticket: 'K', ...committed }, '2026-11-02');
  assert.ok(readLeaf(leaf));
  for (const wrong of [
    '',
    'null',
    `${leaf} `,
    leaf.replace('2026-11-02', '2026-11-31'),
    leaf.replace('"on":"2026-11-02",', ''),
    leaf.replace('ticket.given', 'ticket.gone'),
    leaf.replace('"ticket":"K"', '"ticket":"K","ticketHolder":"Ana"'),
    leaf.replace(hash, hash.toUpperCase()),
    // With one commitment to all, as the form before had it.
    leaf.replace('"order":', '"commitment":').replace(/,"travel":"[a-f\d]+"/, ''),
  ]) {
    assert.notEqual(wrong, leaf);
    assert.equal(readLeaf(wrong), null, wrong);
  }
});

test('one person is not two deciders, and a reason tells no ground', () => {
  const change = { kind: 'ticket.changed', ticket: 'K', reason: 'class_moved', ...committed };
  for (const wrong of [
    { ...change, deciders: [one, one] },
    { ...change, deciders: [] },
    { ...change, deciders: ['Ana'] },
    { ...change, reason: 'pregnancy' },
    { kind: 'list.called', on: '2026-11-02' },
    { kind: 'list.', n: 1 },
    { kind: 'other' },
  ]) {
    assert.equal(NewEntry.safeParse(wrong).success, false, JSON.stringify(wrong));
  }
});

test('the order of a court is no commitment', () => {
  assert.equal(commitmentIn({ kind: 'programme.paused', order: hash }, 'order'), null);
  assert.equal(commitmentIn({ kind: 'ticket.given', ticket: 'K', ...committed }, 'order'), hash);
  assert.equal(commitmentIn({ kind: 'sealed', commitment: hash }, 'travel'), null);
});
