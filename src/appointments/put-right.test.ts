import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayPutRight } from './put-right.rules.ts';

test('an arrival can be put right on its day and the 29 after; on the thirtieth its ticket may open', () => {
  assert.equal(mayPutRight('2026-11-05', '2026-11-05'), true);
  assert.equal(mayPutRight('2026-11-05', '2026-12-04'), true);
  assert.equal(mayPutRight('2026-11-05', '2026-12-05'), false);
  assert.equal(mayPutRight('2024-02-01', '2024-03-01'), true, 'a February of 29 days');
  assert.equal(mayPutRight('2024-02-01', '2024-03-02'), false);
});
