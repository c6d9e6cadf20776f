import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { addWitness, cosign, logFile, openings } from '#transparency/contract.ts';
import { apiOf } from '../../src/server/api.ts';
import { aMember, anOrganisation, testApplication } from '../application.ts';
import { aProgramme } from '../queue.ts';
import { aWitness } from '../witness.ts';
import { serveOnLoopback } from './api-server.ts';

/** How often the log may be asked: by each witness for itself, by everybody else together. */
const puente = await testApplication();
after(() => puente.close());
const address = await serveOnLoopback(getRequestListener(apiOf(puente).fetch));
const organisation = await anOrganisation(puente, 'Albergue Ejemplo', true);
const coordinator = await aMember(puente, organisation, 'coordinator');
const logId = await aProgramme(puente, coordinator);
await puente.settle();
const start = puente.clock.now;

async function tokenOf(name: string): Promise<string> {
  const { verifierKey } = aWitness(name);
  const { token } = await puente.callAs(coordinator)(addWitness, {
    logId,
    name,
    verifierKey,
    agreement: 'Invented agreement',
  });
  return token;
}

const send = (path: string, body: object) =>
  fetch(`${address}/api${path}`, {
    method: 'POST',
    headers: { 'x-puente': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ logId, ...body }),
  });

test('a witness that signs without end is told when to go on, and keeps nobody else from it', async () => {
  const [eager, calm] = [await tokenOf('eager.example.org'), await tokenOf('calm.example.org')];
  const hand = (token: string) => send(cosign.path, { token, note: 'nonsense' });
  for (let times = 0; times < (cosign.limit?.times ?? 0); times += 1) {
    assert.equal((await hand(eager)).status, 422);
  }
  const refused = await hand(eager);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1']);
  const problem: unknown = await refused.json();
  assert.deepEqual(problem, {
    code: 'platform.tooManyTries',
    status: 429,
    details: { seconds: 1 },
    fields: [],
  });
  assert.equal((await hand(calm)).status, 422, 'from the same address, by its own token');
  assert.equal((await send(openings.path, { token: eager })).status, 200, 'each route by itself');
  puente.clock.now = new Date(start.getTime() + 1000);
  assert.equal((await hand(eager)).status, 422);
});

test('strangers share what they may read of a log; who has a session is not kept waiting by them', async () => {
  const page = () =>
    fetch(`${address}/api${logFile.path}?logId=${logId}`, { headers: { 'x-puente': '1' } });
  for (let times = 0; times < (logFile.limit?.times ?? 0); times += 1) {
    assert.equal((await page()).status, 200);
  }
  const refused = await page();
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1']);
  await puente.callAs(coordinator)(logFile, { logId });
  puente.clock.now = new Date(puente.clock.now.getTime() + 1000);
  assert.equal((await page()).status, 200);
});
