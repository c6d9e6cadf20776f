import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildIfStale } from '#server/build.ts';
import { killWhileRegistering } from '../bench/faults.ts';

test('kill -9 of Node and of PostgreSQL while eight register: nothing acknowledged is lost, nothing is there twice', async () => {
  await buildIfStale();
  const seen = await killWhileRegistering(4);
  assert.deepEqual(
    { lost: seen.lost, twice: seen.twice, torn: seen.torn, brokenChains: seen.brokenChains },
    { lost: 0, twice: 0, torn: 0, brokenChains: 0 },
  );
  const statuses = Object.keys(seen.refusals);
  assert.ok(
    statuses.every((status) => status === '0' || status === '503'),
    `answered ${statuses} while something was away`,
  );
});
