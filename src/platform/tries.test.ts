import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { keyringOf } from './crypto/keyring.ts';
import { Problem } from './problem.ts';
import { mostTries, triesForgottenAfter } from './tries.rules.ts';
import { requireFewTries, slowedRefusal } from './tries.ts';

const keyring = keyringOf(randomBytes(32));
const at = (milliseconds: number) => ({ keyring, now: new Date(milliseconds) });

test('wrong tries at one subject wait longer each time; another subject does not wait', () => {
  const waits = Array.from(
    { length: 4 },
    () => slowedRefusal(at(0), 'one', 'registry.wordsDoNotOpen').waits,
  );
  assert.deepEqual(waits, [0, 0, 250, 500]);
  assert.equal(slowedRefusal(at(0), 'other', 'registry.wordsDoNotOpen').waits, 0);
  assert.equal(slowedRefusal(at(triesForgottenAfter), 'one', 'registry.wordsDoNotOpen').waits, 0);
});

test('what has few answers rests for an hour after eight wrong ones', () => {
  for (let count = 0; count < mostTries; count += 1) {
    requireFewTries(at(0), 'fact');
    slowedRefusal(at(0), 'fact', 'registry.openingFactDiffers');
  }
  assert.throws(
    () => requireFewTries(at(1), 'fact'),
    (error) => error instanceof Problem && error.kind === 'tooMany',
  );
  requireFewTries(at(triesForgottenAfter), 'fact');
});
