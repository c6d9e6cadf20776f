import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPage } from '../../src/verifier/build-page.ts';
import { servePuente } from '../served.ts';

const { address } = await servePuente();

test('the verifier comes as a file to keep, the same to the byte that its sources give', async () => {
  const answer = await fetch(`${address}/verifier`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const text = await answer.text();
  assert.equal(text, await buildPage());
});
