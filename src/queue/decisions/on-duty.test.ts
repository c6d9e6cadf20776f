import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '#platform/actor.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  type TestApplication,
  testApplication,
} from '../../../test/application.ts';
import { aHousehold, aProgramme, familyOf, heed, withPaper } from '../../../test/queue.ts';
import { refused } from '../../../test/refused.ts';
import * as contracts from '../contract.ts';
import { lackElsewhere } from './on-duty.rules.ts';

/** Where few are on duty: one organisation alone, one reviewer alone, coordinators alone. */
let puente: TestApplication;
let programmeId: string;
let reviewer: Actor;
let coordinator: Actor;
let registrar: Actor;
let ours: string;

before(async () => {
  puente = await testApplication();
  ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  registrar = await aMember(puente, ours, 'registrar');
  coordinator = await aMember(puente, ours, 'coordinator');
  programmeId = await aProgramme(puente, coordinator);
});
after(() => puente.close());

const settle = () => heed(puente, 'queue.settleDecisions', programmeId);

async function asked() {
  const { householdId } = await aHousehold(puente, registrar, withPaper());
  const { requestId } = await puente.callAs(registrar)(contracts.requestExpedite, {
    programmeId,
    householdId,
    class: 'urgent',
    criteria: ['V-MED-URG'],
  });
  return { requestId, family: familyOf(householdId) };
}

const grant = (requestId: string, by: Actor) =>
  puente.callAs(by)(contracts.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
    evidence: 'professional_letter',
  });
const confirm = (requestId: string, by: Actor) =>
  puente.callAs(by)(contracts.confirmExpedite, { requestId, confirm: true });
const seenBy = async (family: Actor) =>
  (await puente.callAs(family)(contracts.myExpedite, {})).requests[0];
const dutyFor = async (actor: Actor) =>
  (await puente.callAs(actor)(contracts.listExpedite, {})).onDuty;

test('an organisation alone can grant nothing, whoever tries and however long it takes', async () => {
  const { requestId, family } = await asked();
  assert.deepEqual(await dutyFor(coordinator), { reviewersHere: 0, lack: 'no_organisation' });
  reviewer = await aMember(puente, ours, 'reviewer');
  const colleague = await aMember(puente, ours, 'reviewer');
  await grant(requestId, reviewer);
  assert.deepEqual(await dutyFor(reviewer), { reviewersHere: 2, lack: 'no_organisation' });
  await assert.rejects(confirm(requestId, reviewer), refused('queue.secondPersonNeeded'));
  await assert.rejects(confirm(requestId, colleague), refused('queue.otherOrganisationNeeded'));
  puente.clock.now = new Date(aMonday.getTime() + 73 * 3_600_000);
  await settle();
  await assert.rejects(confirm(requestId, coordinator), refused('queue.otherOrganisationNeeded'));
  const told = await seenBy(family);
  assert.deepEqual([told?.step, told?.late, told?.lack], ['waits', true, 'no_organisation']);
  const { householdId } = await aHousehold(puente, registrar, withPaper());
  const before = await puente.callAs(familyOf(householdId))(contracts.myExpedite, {});
  assert.deepEqual(before, { lack: 'no_organisation', requests: [] }, 'also before it asks');

  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  assert.deepEqual((await dutyFor(reviewer)).lack, 'nobody_elsewhere', 'nobody works there yet');
  await aMember(puente, theirs, 'registrar');
  assert.equal((await seenBy(family))?.lack, 'nobody_elsewhere');
  const theirCoordinator = await aMember(puente, theirs, 'coordinator');
  assert.equal((await seenBy(family))?.lack, 'coordinators_only');
  assert.deepEqual(await confirm(requestId, theirCoordinator), { state: 'confirmed' });
  const granted = await seenBy(family);
  assert.deepEqual(
    [granted?.step, granted?.lack],
    ['granted', null],
    'nothing is missing any more',
  );
});

test('with one reviewer on duty, coordinators of another organisation agree once the time is over', async () => {
  const theirs = await anOrganisation(puente, 'Otra Casa Ejemplo');
  const theirCoordinator = await aMember(puente, theirs, 'coordinator');
  const { requestId, family } = await asked();
  await grant(requestId, reviewer);
  await assert.rejects(confirm(requestId, theirCoordinator), refused('queue.noSuchRequest'));
  puente.clock.now = new Date(puente.clock.now.getTime() + 73 * 3_600_000);
  await settle();
  assert.deepEqual(await confirm(requestId, theirCoordinator), { state: 'confirmed' });
  assert.equal((await seenBy(family))?.step, 'granted');

  const next = await asked();
  await grant(next.requestId, reviewer);
  const theirReviewer = await aMember(puente, theirs, 'reviewer');
  assert.equal((await seenBy(next.family))?.lack, null);
  assert.deepEqual(await confirm(next.requestId, theirReviewer), { state: 'confirmed' });
});

test('nothing is missing exactly where somebody reviews elsewhere, and another organisation decides too', () => {
  const count = fc.integer({ min: 0, max: 5 });
  const duty = fc
    .record({
      organisations: count,
      withReviewer: count,
      withCoordinator: count,
      reviewersHere: count,
      coordinatorsHere: count,
      deciding: count,
    })
    .filter(
      ({ withReviewer, withCoordinator, deciding, organisations }) =>
        Math.max(withReviewer, withCoordinator) <= deciding &&
        deciding <= Math.min(organisations, withReviewer + withCoordinator),
    );
  fc.assert(
    fc.property(duty, (one) => {
      const two = one.deciding > 1 || one.reviewersHere + one.coordinatorsHere > 0;
      assert.equal(lackElsewhere(one) === null, one.withReviewer > 0 && two);
      assert.equal(lackElsewhere(one) === 'no_organisation', one.organisations === 0);
    }),
  );
});
