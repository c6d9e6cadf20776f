import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { decideCorrection, myPlaces, proposeCorrection } from '#queue/contract.ts';
import { addPerson, correctPerson, householdPage } from '#registry/contract.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { aHousehold, aProgramme, drawn, familyOf, heed, withPaper } from '../../test/queue.ts';
import * as contracts from './contract.ts';
import { background } from './jobs.ts';
import { offerToTell } from './offer-to-tell.ts';

let puente: TestApplication;
let coordinator: Actor;
let planner: Actor;
let registrar: Actor;
let outsider: Actor;
let programmeId: string;
const anyone: Actor = { kind: 'anyone' };

before(async () => {
  puente = await testApplication();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  coordinator = await aMember(puente, ours, 'coordinator');
  planner = await aMember(puente, ours, 'planner');
  registrar = await aMember(puente, theirs, 'registrar');
  outsider = await aMember(puente, theirs, 'planner', 'coordinator', 'registrar');
  programmeId = await aProgramme(puente, coordinator);
});
after(() => puente.close());

const open = (perDay: number, changes: Partial<contracts.Opening> = {}) =>
  puente.callAs(planner)(contracts.setOpening, {
    programmeId,
    opening: {
      port: '2301',
      opensOn: '2026-11-01',
      closesOn: '2026-12-31',
      perDay,
      ...changes,
    },
    reason: 'As agreed',
  });
const planAndApply = async () => {
  const { planId } = await puente.callAs(planner)(contracts.makePlan, { programmeId });
  return puente.callAs(planner)(contracts.applyPlan, { programmeId, planId });
};
const offer = () =>
  puente.callAs(planner)(contracts.offerSlots, { programmeId, upTo: '2026-12-31' });
const slotsOf = async (householdId: string, proofs: Record<string, boolean> = { day: true }) =>
  (await puente.callAs(familyOf(householdId, proofs))(contracts.mySlots, {})).slots;
const stateOf = async (householdId: string) => {
  const { places } = await puente.callAs(familyOf(householdId))(myPlaces, {});
  return places[0]?.ticket?.state;
};
const run = (job: string) => heed(puente, job, programmeId, 'test', background);

test('from the paper seen to the port: planned, offered, accepted, confirmed, arrived', async () => {
  const first = await aHousehold(puente, registrar, withPaper('2019-08-13'));
  const second = await aHousehold(puente, registrar, withPaper('2019-08-14'));
  const declaredOnly = await aHousehold(puente, anyone, anaAndHerFamily());
  await drawn(puente, programmeId, [coordinator, outsider]);
  await open(4);
  const draft = await puente.callAs(planner)(contracts.makePlan, { programmeId });
  assert.equal(draft.summary.placed, 2);
  assert.deepEqual(draft.summary.unplaced, { held: 1, no_room: 0, too_large: 0 });
  assert.deepEqual(await slotsOf(first.householdId), [], 'a draft changes nothing for anybody');
  const { planId } = draft;
  await puente.callAs(planner)(contracts.applyPlan, { programmeId, planId });
  assert.deepEqual(await slotsOf(first.householdId), [], 'what is only planned stays unsaid');
  assert.deepEqual(await offer(), { offered: 2 });
  assert.deepEqual(await slotsOf(declaredOnly.householdId), [], 'no slot before the paper is seen');

  const [hidden] = await slotsOf(first.householdId, {});
  assert.equal(hidden?.day, null);
  assert.equal(hidden?.port, null);
  assert.equal(hidden?.needsOwnFact, true);
  const [slot] = await slotsOf(first.householdId);
  // Monday and three days of lead: Thursday; the next family the day after.
  assert.equal(slot?.day, '2026-11-05');
  assert.equal((await slotsOf(second.householdId))[0]?.day, '2026-11-06');
  assert.deepEqual(slot?.offerEndsAt, new Date('2026-11-04T12:00:00Z'));
  assert.equal(slot?.confirmedAt, null);
  assert.ok(slot);

  const { slotId } = slot;
  await puente.callAs(familyOf(first.householdId))(contracts.answerOffer, {
    slotId,
    answer: 'accept',
  });
  assert.equal(await stateOf(first.householdId), 'accepted');
  const day = { programmeId, port: '2301', day: '2026-11-05' };
  await puente.callAs(planner)(contracts.confirmDay, {
    ...day,
    confirmedWith: 'Port duty desk',
    confirmedAt: aMonday,
  });
  assert.deepEqual((await slotsOf(first.householdId))[0]?.confirmedAt, aMonday);
  const listed = await puente.callAs(planner)(contracts.dayList, day);
  assert.deepEqual(
    listed.slots.map(({ size, state, confirmed }) => ({ size, state, confirmed })),
    [{ size: 4, state: 'accepted', confirmed: true }],
  );
  puente.clock.now = new Date('2026-11-05T20:00:00Z');
  await puente.callAs(planner)(contracts.recordOutcome, { slotId, outcome: 'arrived' });
  puente.clock.now = aMonday;
  assert.equal(await stateOf(first.householdId), 'served');
  const { days } = await puente.callAs(registrar)(contracts.calendar, {
    programmeId,
    from: '2026-11-05',
    days: 2,
  });
  const filled = days.filter(({ port }) => port === '2301');
  assert.deepEqual(
    filled.map(({ capacity, people, arrived }) => ({ capacity, people, arrived })),
    [
      { capacity: 4, people: 4, arrived: 1 },
      { capacity: 4, people: 4, arrived: 0 },
    ],
  );
});

test('whoever declines, misses or lets an offer lapse keeps the place and is planned again', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-01'));
  await drawn(puente, programmeId, [coordinator, outsider]);
  await planAndApply();
  await offer();
  const family = puente.callAs(familyOf(householdId));
  const current = async () => {
    const [slot] = await slotsOf(householdId);
    assert.ok(slot);
    return slot;
  };
  await family(contracts.answerOffer, {
    slotId: (await current()).slotId,
    answer: 'decline',
    reason: 'ill',
  });
  assert.equal(await stateOf(householdId), 'waiting');
  await planAndApply();
  await offer();
  assert.equal((await current()).state, 'offered');
  puente.clock.now = new Date('2026-11-04T12:00:01Z');
  await run('appointments.lapseOverdue');
  assert.equal((await current()).state, 'lapsed');
  assert.equal(await stateOf(householdId), 'waiting');
  await planAndApply();
  await offer();
  const { slotId, day } = await current();
  // The desk of its own organisation may answer for it.
  await puente.callAs(registrar)(contracts.answerOffer, { slotId, householdId, answer: 'accept' });
  puente.clock.now = new Date(`${day}T20:00:00Z`);
  await puente.callAs(registrar)(contracts.recordOutcome, {
    slotId,
    outcome: 'missed',
    reason: 'no_transport',
  });
  assert.equal(await stateOf(householdId), 'waiting');
  assert.equal((await current()).reason, 'no_transport');
  puente.clock.now = aMonday;
});

test('for whom a lawyer comes first there is no day any more, neither to see nor to accept', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-02'));
  await drawn(puente, programmeId, [coordinator, outsider]);
  await planAndApply();
  await offer();
  const [slot] = await slotsOf(householdId);
  assert.equal(slot?.state, 'offered');
  const { slotId } = slot;
  const toTell = () =>
    puente.within(system, (context) => offerToTell(context, householdId, slotId));
  assert.equal((await toTell())?.confirmed, false);
  const { people } = await puente.callAs(registrar)(householdPage, { householdId });
  const personId = people[0]?.personId ?? '';
  await puente.callAs(registrar)(correctPerson, {
    householdId,
    personId,
    caseKnowledge: { situation: 'ACTIVE-NOHEAR', signedReturn: 'yes' },
  });
  await heed(puente, 'queue.considerHousehold', householdId);
  assert.deepEqual(await slotsOf(householdId), []);
  assert.equal(await toTell(), null, 'no message names it');
  const family = puente.callAs(familyOf(householdId));
  await assert.rejects(family(contracts.answerOffer, { slotId, answer: 'accept' }), {
    code: 'appointments.noOffer',
  });
  await family(contracts.answerOffer, { slotId, answer: 'decline', reason: 'not_said' });
});

test('who is added to a household counts on the day that it has already', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-08-03', 2));
  await drawn(puente, programmeId, [coordinator, outsider]);
  await planAndApply();
  const sizes = () =>
    puente.within(system, ({ tx }) =>
      tx.rows<{ size: number }>(
        sql`select size from appointments.slots where household_id = ${householdId}`,
      ),
    );
  assert.deepEqual(await sizes(), [{ size: 2 }]);
  const person = { names: { given: 'Recién' }, inProgramme: 'no' } as const;
  await puente.callAs(registrar)(addPerson, { householdId, person });
  await heed(puente, 'queue.considerHousehold', householdId);
  const { correctionId } = await puente.callAs(registrar)(proposeCorrection, {
    householdId,
    document: { kind: 'birth_certificate', reference: 'invented' },
  });
  const which = { householdId, correctionId, confirm: true };
  await puente.callAs(outsider)(decideCorrection, which);
  await heed(puente, 'appointments.followSize', householdId, 'queue.placeChanged', background);
  assert.deepEqual(await sizes(), [{ size: 3 }]);
});
