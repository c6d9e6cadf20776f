import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import * as queue from '#queue/contract.ts';
import {
  aMember,
  anOrganisation,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { aHousehold, aProgramme, withPaper } from '../../test/queue.ts';
import { toldHousehold } from './contract.ts';

let puente: TestApplication;
let programmeId: string;
let registrar: Actor;
let coordinator: Actor;
let reviewer: Actor;
let elsewhere: Actor;

before(async () => {
  puente = await testApplication();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  registrar = await aMember(puente, ours, 'registrar');
  coordinator = await aMember(puente, ours, 'coordinator');
  reviewer = await aMember(puente, ours, 'reviewer');
  elsewhere = await aMember(puente, theirs, 'reviewer');
  programmeId = await aProgramme(puente, coordinator);
});
after(() => puente.close());

const setQuota = (weeklyQuota: number) =>
  puente.callAs(coordinator)(queue.setDecisionRules, {
    programmeId,
    criteriaEdition: 1,
    clockHours: 72,
    appealHours: 72,
    weeklyQuota,
    reason: 'Invented for tests',
  });

/** The kinds of message a family was sent about going earlier, in their order. */
async function kindsOf(householdId: string): Promise<string[]> {
  await puente.settle();
  const { messages } = await puente.callAs(registrar)(toldHousehold, { householdId });
  const kinds = messages.map(({ kind }) => kind);
  return kinds.filter((kind) => kind === 'expediteDecided' || kind === 'classMoved').sort();
}

async function granted() {
  const form = Object.assign(withPaper(), {
    contacts: [{ channel: 'email', value: 'ana@example.org', whose: 'own' } as const],
  });
  const { householdId } = await aHousehold(puente, registrar, form);
  const { requestId } = await puente.callAs(registrar)(queue.requestExpedite, {
    programmeId,
    householdId,
    class: 'expedited',
    criteria: ['V-DIS'],
    evidence: 'paper_seen',
  });
  await puente.callAs(reviewer)(queue.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
  });
  const afterOne = await kindsOf(householdId);
  await puente.callAs(elsewhere)(queue.confirmExpedite, { requestId, confirm: true });
  return { householdId, afterOne };
}

test('one yes is no news; the second is told once, with the class that moves by it', async () => {
  const { householdId, afterOne } = await granted();
  assert.deepEqual(afterOne, []);
  assert.deepEqual(await kindsOf(householdId), ['expediteDecided']);
});

test('a class that waited for its week is told when it moves', async () => {
  await setQuota(0);
  const { householdId } = await granted();
  assert.deepEqual(await kindsOf(householdId), ['expediteDecided']);
  puente.clock.now = new Date(puente.clock.now.getTime() + 3_600_000);
  await setQuota(5);
  assert.deepEqual(await kindsOf(householdId), ['classMoved', 'expediteDecided']);
});
