import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestWait, waitAfter } from './tries.rules.ts';

test('two slips cost nothing; then each wrong try waits twice as long, up to half a minute', () => {
  const waits = [1, 2, 3, 4, 5, 6].map(waitAfter);
  assert.deepEqual(waits, [0, 0, 250, 500, 1000, 2000]);
  assert.equal(waitAfter(1000), longestWait);
});
