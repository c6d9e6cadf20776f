import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterOutcome } from './number-state.rules.ts';

test('a missed turn is called again as often as the rule says; then the number rests', () => {
  assert.deepEqual(afterOutcome('missed', 0, 2), { state: 'again', missed: 1 });
  assert.deepEqual(afterOutcome('missed', 1, 2), { state: 'again', missed: 2 });
  assert.deepEqual(afterOutcome('missed', 2, 2), { state: 'resting', missed: 3 });
  assert.deepEqual(afterOutcome('missed', 0, 0), { state: 'resting', missed: 1 });
});

test('who came and was turned back is at the head, and what it missed before counts no more', () => {
  assert.deepEqual(afterOutcome('turned_back', 2, 2), { state: 'again', missed: 0 });
  assert.deepEqual(afterOutcome('turned_back', 5, 0), { state: 'again', missed: 0 });
});

test('who crossed is done', () => {
  assert.deepEqual(afterOutcome('crossed', 1, 2), { state: 'crossed', missed: 0 });
});
