import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problem.ts';
import type { CountRequest } from './count-request.ts';
import { counterThread } from './counter.ts';

/** A question about a release that is not there. */
function nowhere(value: string): CountRequest {
  const series = [{ folder: '/nowhere', programme: 'mpp' as const }];
  return { series, by: [], where: [{ dimension: 'nationality', value }], kept: null };
}

async function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
}

test('who asks while four wait is told so, and a release that cannot be counted ends nothing', async () => {
  const counter = counterThread();
  const asked = ['A', 'B', 'C', 'D', 'E'].map((value) => codeOf(counter.count(nowhere(value))));
  const fault = 'observatory.cannotCount';
  assert.deepEqual(await Promise.all(asked), [fault, fault, fault, fault, 'observatory.busy']);
  assert.equal(await codeOf(counter.count(nowhere('F'))), fault);
});
