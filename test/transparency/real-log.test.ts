import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { applyPlan, makePlan, setOpening } from '#appointments/contract.ts';
import { leaveQueue } from '#queue/contract.ts';
import { addWitness, checkpoint, replaceKey } from '#transparency/contract.ts';
import { apiOf } from '../../src/server/api.ts';
import { aMember, anOrganisation, system, testApplication } from '../application.ts';
import { aHousehold, aProgramme, drawn, familyOf, withPaper } from '../queue.ts';
import { serveOnLoopback } from './api-server.ts';
import { puente } from './puente-command.ts';

const application = await testApplication();
const folder = await mkdtemp(join(tmpdir(), 'puente-log-'));
after(async () => {
  await application.close();
  await rm(folder, { recursive: true });
});
const address = await serveOnLoopback(getRequestListener(apiOf(application).fetch));

// A witness signs with the time of its own machine, which the log compares with its own.
application.clock.now = new Date();
const inDays = (days: number) =>
  new Date(application.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const organisation = await anOrganisation(application, 'Albergue Ejemplo', true);
const coordinator = await aMember(application, organisation, 'coordinator');
const planner = await aMember(application, organisation, 'planner');
const registrar = await aMember(application, organisation, 'registrar');
const other = await aMember(application, await anOrganisation(application, 'Casa'), 'coordinator');

// In force by whatever clock this machine has.
const programmeId = await aProgramme(application, coordinator, { startsOn: '2020-01-01' });
const households: string[] = [];
for (let at = 0; at < 12; at += 1) {
  const day = `2019-0${1 + (at % 5)}-11`;
  const household = await aHousehold(application, registrar, withPaper(day, 1 + (at % 3)));
  households.push(household.householdId);
}
await drawn(application, programmeId, [coordinator, other]);
await planOnce(9);

async function planOnce(perDay: number): Promise<void> {
  await application.callAs(planner)(setOpening, {
    programmeId,
    opening: { port: '2301', opensOn: inDays(1), closesOn: inDays(120), perDay },
    reason: 'As agreed',
  });
  const { planId } = await application.callAs(planner)(makePlan, { programmeId });
  await application.callAs(planner)(applyPlan, { programmeId, planId });
  await application.settle();
}

test('the log of a real Puente holds for anybody, who sees nothing personal', async () => {
  const { code, out, err } = await puente(folder, 'verify', address, '--keep', 'kept.txt');
  assert.equal(code, 0, out + err);
  assert.match(out, /All that is open holds/);
  assert.match(out, /facts are still sealed: 12/);
  assert.match(out, /Each draw was repeated and gave the same: 1/);
  assert.match(out, /No organisation outside has signed/);
});

test('a witness makes a key, receives all openings, makes the plans anew and signs', async () => {
  const name = ['--name', 'witness.example.org', '--key', 'witness.pem'];
  const first = await puente(folder, 'witness', address, ...name);
  assert.equal(first.code, 0, first.err);
  const verifierKey = /witness\.example\.org\+\S+/.exec(first.out)?.[0] ?? '';
  assert.equal((await stat(join(folder, 'witness.pem'))).mode & 0o777, 0o600);

  const { token } = await application.callAs(coordinator)(addWitness, {
    logId: programmeId,
    name: 'Clínica Ejemplo',
    verifierKey,
    agreement: 'Convenio 1',
  });
  await writeFile(join(folder, 'token'), `${token}\n`);
  const watch = [...name, '--token-file', 'token', '--once'];
  const signed = await puente(folder, 'witness', address, ...watch);
  assert.equal(signed.code, 0, signed.out + signed.err);
  assert.match(signed.out, /Plans were made anew in full and gave the same: 1/);
  assert.match(signed.out, /Signed: \d+/);
  assert.doesNotMatch(signed.out, /still sealed/);
  assert.match((await puente(folder, 'witness', address, ...watch)).out, /Signed before/);

  await application.callAs(familyOf(households[3] ?? ''))(leaveQueue, { programmeId, sure: true });
  await planOnce(4);
  const again = await puente(folder, 'witness', address, ...watch);
  assert.equal(again.code, 0, again.out + again.err);
  assert.match(again.out, /Plans were made anew in full and gave the same: 2/);

  const seen = await puente(folder, 'verify', address, '--since', 'kept.txt', '--language', 'es');
  assert.equal(seen.code, 0, seen.out + seen.err);
  assert.match(seen.out, /witness\.example\.org también firmó el punto de control/);
  assert.ok(seen.out.includes(verifierKey));
  assert.match(seen.out, /El registro continúa lo que usted guardó/);
});

test('a log whose key was changed, lost or stolen still holds, and goes on from before', async () => {
  const said = {
    rotated: /the key that signs was changed/,
    lost: /another key began to sign/,
    stolen: /the key had been stolen/,
  };
  for (const reason of ['rotated', 'lost', 'stolen'] as const) {
    await application.callAs(system)(replaceKey, { reason });
    const { code, out, err } = await puente(folder, 'verify', address, '--since', 'kept.txt');
    assert.equal(code, 0, `${reason}: ${out}${err}`);
    assert.match(out, said[reason]);
  }
  const watch = ['--name', 'witness.example.org', '--key', 'witness.pem', '--token-file', 'token'];
  const signed = await puente(folder, 'witness', address, ...watch, '--once');
  assert.equal(signed.code, 0, signed.out + signed.err);
});

test('a checkpoint of another Puente is refused', async () => {
  const kept = await readFile(join(folder, 'kept.txt'), 'utf8');
  const { note } = await application.callAs({ kind: 'anyone' })(checkpoint, { logId: programmeId });
  assert.notEqual(kept, note);
  await writeFile(join(folder, 'changed.txt'), kept.replace(/^(puente.*\n)\d+/u, '$12'));
  const { code, out } = await puente(folder, 'verify', address, '--since', 'changed.txt');
  assert.equal(code, 1);
  assert.match(out, /is not signed by a key of this log/);
  assert.match(out, /Two histories were shown/);
});
