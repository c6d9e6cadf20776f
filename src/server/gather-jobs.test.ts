import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { JobFact } from '#platform/jobs.ts';
import { gatherJobs } from './gather-jobs.ts';
import { takeTurns } from './take-turns.ts';

function facts(count: number): JobFact[] {
  return Array.from({ length: count }, (_fact, position) => ({
    factId: randomUUID(),
    subjectId: randomUUID(),
    position,
    name: 'test.happened',
  }));
}

test('heeds what waits together, in the order in which it came', async () => {
  const batches: number[][] = [];
  const heed = gatherJobs(
    takeTurns(1),
    async (some) => {
      batches.push(some.map(({ position }) => position));
    },
    () => Promise.reject(new Error('nobody should go alone')),
  );
  await Promise.all(facts(600).map(heed));
  assert.deepEqual(
    batches.map((batch) => batch.length),
    [250, 250, 100],
  );
  assert.deepEqual(
    batches.flat(),
    Array.from({ length: 600 }, (_number, at) => at),
  );
});

test('heeds in the order of the jobs what was handed out in another', async () => {
  const heeded: number[] = [];
  const heed = gatherJobs(
    takeTurns(1),
    async (some) => {
      heeded.push(...some.map(({ position }) => position));
    },
    () => Promise.reject(new Error('nobody should go alone')),
  );
  const handedOut = facts(9).toReversed();
  await Promise.all(handedOut.map((fact) => heed(fact, fact.position)));
  assert.deepEqual(heeded, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('one that fails holds up nobody else', async () => {
  const alone: number[] = [];
  const heed = gatherJobs(
    takeTurns(2),
    () => Promise.reject(new Error('one of them cannot be heeded')),
    async ({ position }) => {
      if (position === 3) throw new Error('this one');
      alone.push(position);
    },
  );
  const ended = await Promise.allSettled(facts(6).map(heed));
  assert.deepEqual(alone, [0, 1, 2, 4, 5]);
  assert.equal(ended.filter(({ status }) => status === 'rejected').length, 1);
  assert.equal(ended[3]?.status, 'rejected');
});

test('never does more at once than there are turns', async () => {
  const inTurn = takeTurns(2);
  let [now, most] = [0, 0];
  const work = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise(setImmediate);
    now -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => inTurn(work)));
  assert.equal(most, 2);
});
