import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import * as appointments from '../../src/appointments/contract.ts';
import { removePerson } from '../../src/coordination/contract.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { aMember, anOrganisation } from '../application.ts';
import { refused } from '../refused.ts';
import { aStage, type Family, type Stage } from './stage.ts';

/** A family that crossed and was recorded as one that did not: two people put it right, and it is told. */
let stage: Stage;
let [one, two]: Family[] = [];
let slotId = '';
let colleague: Actor;

beforeEach(async () => {
  stage = await aStage();
  const first = await stage.family('2019-08-01');
  one = first;
  two = await stage.family('2019-08-02');
  const { registrar } = stage;
  assert.ok(registrar.kind === 'staff');
  colleague = await aMember(stage.puente, registrar.organisationId, 'registrar');
  await stage.open(2);
  await stage.plan();
  slotId = (await first.slot())?.slotId ?? '';
  assert.equal((await first.slot())?.day, '2026-11-05');
});
afterEach(() => stage.puente.close());

const record = (outcome: 'missed' | 'turned_away') =>
  stage.puente.callAs(stage.registrar)(
    appointments.recordOutcome,
    outcome === 'missed'
      ? { slotId, outcome, reason: 'not_asked' }
      : { slotId, outcome, reason: 'papers' },
  );
const came = (by: Actor) =>
  stage.puente.callAs(by)(appointments.arrivedAfterAll, {
    slotId,
    came: true,
    reason: 'another_family',
  });
const takeBack = (by: Actor) =>
  stage.puente.callAs(by)(appointments.arrivedAfterAll, { slotId, came: false });

/** Missed on Thursday; and another day was planned and offered since. */
async function missedAndOfferedAgain(family: Family): Promise<appointments.MySlot> {
  await stage.at('2026-11-05T22:00:00Z');
  await record('missed');
  await stage.plan();
  const again = await family.slot();
  assert.deepEqual([again?.state, again?.slotId === slotId], ['offered', false]);
  assert.ok(again);
  await family.facts();
  family.told();
  return again;
}

async function dayOf(day: string, by = stage.registrar) {
  const which = { programmeId: stage.programmeId, port: '2301', day };
  return (await stage.puente.callAs(by)(appointments.dayList, which)).slots;
}

test('one person changes nothing; a second puts it right, frees the later day and the family is told', async () => {
  assert.ok(one && two);
  const again = await missedAndOfferedAgain(one);
  assert.deepEqual(await came(stage.registrar), { state: 'waits' });
  assert.deepEqual(await came(stage.registrar), { state: 'waits' }, 'the same person twice is one');
  await stage.settle();
  assert.equal((await one.place()).state, 'offered');
  assert.deepEqual([(await one.slot())?.slotId, one.told()], [again.slotId, '']);
  const said = async (by: Actor) =>
    (await dayOf('2026-11-05', by)).find((of) => of.slotId === slotId)?.cameSaid;
  assert.equal((await said(stage.registrar))?.mine, true);
  assert.equal((await said(colleague))?.mine, false);
  await one.facts();

  assert.deepEqual(await came(colleague), { state: 'arrived' });
  await stage.settle();
  assert.deepEqual(await one.facts(), ['arrivedAfterAll']);
  assert.match(one.told(), /put right: you arrived\. No other day stands.*tell us within 30 days/);
  assert.equal((await one.place()).state, 'served');
  assert.deepEqual(
    [(await one.slot())?.slotId, (await one.slot())?.state, (await one.slot())?.reason],
    [slotId, 'arrived', 'another_family'],
  );
  assert.deepEqual(await dayOf(again.day ?? ''), [], 'nobody holds that day any more');
  await assert.rejects(came(stage.registrar), refused('appointments.nothingToPutRight'));
});

test('a word can be taken back by either; recorded otherwise meanwhile, it counts no more', async () => {
  assert.ok(one);
  await stage.at('2026-11-05T22:00:00Z');
  await record('turned_away');
  await assert.rejects(takeBack(colleague), refused('appointments.nothingToPutRight'));
  await came(stage.registrar);
  assert.deepEqual(await takeBack(colleague), { state: 'dropped' });
  assert.deepEqual(await came(colleague), { state: 'waits' }, 'a first word again');
  assert.deepEqual(await came(stage.planner), { state: 'arrived' }, 'who plans may be the second');
  await stage.settle();
  assert.equal((await one.place()).state, 'served');
  await record('missed');
  assert.equal((await one.place()).state, 'waiting', 'the family objected');
  assert.deepEqual(await came(stage.registrar), { state: 'waits' }, 'nothing said before counts');
});

test('the word of somebody who was removed is not half of two', async () => {
  assert.ok(one);
  await stage.at('2026-11-05T22:00:00Z');
  await record('missed');
  assert.ok(stage.registrar.kind === 'staff' && colleague.kind === 'staff');
  const { organisationId } = stage.registrar;
  const administrator = await aMember(stage.puente, organisationId, 'administrator');
  await came(colleague);
  await stage.puente.callAs(administrator)(removePerson, { staffId: colleague.staffId });
  assert.deepEqual(await came(stage.registrar), { state: 'waits' }, 'it is the first word');
  assert.deepEqual(await came(stage.planner), { state: 'arrived' });
});

test('within 30 days of the day; and the family has 30 from then to object', async () => {
  assert.ok(one);
  await stage.at('2026-11-05T22:00:00Z');
  await record('missed');
  await stage.at('2026-12-04T22:00:00Z');
  await came(stage.registrar);
  await came(colleague);
  await stage.at('2027-01-02T22:00:00Z');
  const [shown] = (await dayOf('2026-11-05')).filter((of) => of.slotId === slotId);
  assert.equal(shown?.mayPutRight, true);
  await record('missed');
  assert.equal((await one.place()).state, 'waiting');
  await assert.rejects(came(colleague), refused('appointments.outcomeStands'));
  assert.equal((await dayOf('2026-11-05'))[0]?.mayPutRight, false);
});

test('a declined day is shown once it has come, and is put right; of another organisation nobody says so', async () => {
  assert.ok(one);
  await stage.puente.callAs(one.actor)(appointments.answerOffer, {
    slotId,
    answer: 'decline',
    reason: 'ill',
  });
  await assert.rejects(came(stage.registrar), refused('appointments.nothingToPutRight'));
  assert.deepEqual(await dayOf('2026-11-05'), []);
  await stage.at('2026-11-06T22:00:00Z');
  assert.deepEqual(
    (await dayOf('2026-11-05')).map(({ state }) => state),
    ['declined'],
  );
  const elsewhere = await anOrganisation(stage.puente, 'Otra casa');
  const stranger = await aMember(stage.puente, elsewhere, 'registrar', 'coordinator', 'planner');
  assert.deepEqual(await dayOf('2026-11-05', stranger), []);
  await assert.rejects(came(stranger), refused('appointments.noSuchSlot'));
  await came(stage.registrar);
  await came(colleague);
  assert.equal((await one.place()).state, 'served');
});

test('a plan is applied at the same moment: it is refused, or what it gave is free again', async () => {
  assert.ok(one);
  await stage.at('2026-11-05T22:00:00Z');
  await record('missed');
  await came(stage.registrar);
  const { programmeId } = stage;
  const call = stage.puente.callAs(stage.planner);
  const { planId } = await call(appointments.makePlan, { programmeId });
  const [applied, said] = await Promise.allSettled([
    call(appointments.applyPlan, { programmeId, planId }),
    came(colleague),
  ]);
  assert.equal(said.status, 'fulfilled');
  if (applied.status === 'rejected') {
    assert.ok(refused('appointments.queueChanged')(applied.reason));
  }
  await stage.settle();
  assert.deepEqual(
    [(await one.place()).state, (await one.slot())?.slotId, (await one.slot())?.state],
    ['served', slotId, 'arrived'],
  );
});

test('two at once, and the family accepts its new day meanwhile: the place says what the day says', async () => {
  assert.ok(one);
  const again = await missedAndOfferedAgain(one);
  await came(stage.registrar);
  const accepts = { slotId: again.slotId, answer: 'accept' } as const;
  const outcomes = await Promise.allSettled([
    stage.puente.callAs(one.actor)(appointments.answerOffer, accepts),
    came(colleague),
    came(stage.planner),
  ]);
  const codes = outcomes.flatMap((of) => (of.status === 'rejected' ? [of.reason.code] : []));
  const known = ['appointments.noOffer', 'appointments.nothingToPutRight'];
  assert.deepEqual(
    codes.filter((code) => !known.includes(code)),
    [],
  );
  await stage.settle();
  assert.equal((await one.place()).state, 'served');
  assert.deepEqual([(await one.slot())?.slotId, (await one.slot())?.state], [slotId, 'arrived']);
  assert.deepEqual(await dayOf(again.day ?? ''), []);
});
