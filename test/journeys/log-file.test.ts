import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { logFormat } from '#transparency/entry.rules.ts';
import { appendToLog, beginLog, checkpointNow } from '#transparency/index.ts';
import { readLogFile } from '#transparency/log-file.rules.ts';
import { anOrganisation, system } from '../application.ts';
import { servePuente } from '../served.ts';

/** Somebody downloads the log of a programme, larger than a page. */
const { address, application: puente } = await servePuente();
const organisationId = await anOrganisation(puente, 'Albergue Ejemplo');
const logId = randomUUID();
const rule = { classes: ['normal'], seed: '', leadDays: 3 };
await puente.within(system, async (context) => {
  await beginLog(context, {
    logId,
    organisationId,
    name: 'Invented wind-down',
    first: { kind: 'log.begun', programme: logId, rule, format: logFormat },
  });
  const orders = Array.from({ length: 2500 }, (_, at) => `order ${at}`);
  await appendToLog(
    context,
    logId,
    orders.map((order) => ({ entry: { kind: 'programme.started', order } })),
  );
  await checkpointNow(context, logId);
});

test('the whole log comes as one file that reads as one', async () => {
  const answer = await fetch(`${address}/log/${logId}`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-disposition') ?? '', /\.jsonl"$/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const file = readLogFile(await answer.text());
  assert.equal(file.leaves.length, 2502);
  assert.equal(file.checkpoints.at(-1)?.size, 2502);
});

test('a log that is not there, or an address that is none, is a page that says so', async () => {
  for (const id of [randomUUID(), 'nonsense']) {
    const headers = { accept: 'text/html' };
    const answer = await fetch(`${address}/log/${id}`, { headers });
    assert.equal(answer.status, 404);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await answer.text(), /<title>Puente<\/title>[\s\S]*accesskey="x"/);
  }
});
