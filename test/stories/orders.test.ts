import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import {
  answerOffer,
  applyPlan,
  makePlan,
  recordOutcome,
} from '../../src/appointments/contract.ts';
import { windDownLike } from '../../src/pathways/index.ts';
import { Problem } from '../../src/platform/problem.ts';
import { sql } from '../../src/platform/sql.ts';
import {
  amendRules,
  leaveQueue,
  myPlaces,
  publicList,
  waitTogether,
} from '../../src/queue/contract.ts';
import { giveWords, leaveHousehold, myHousehold } from '../../src/registry/contract.ts';
import { system, type TestApplication } from '../application.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, anOrder, familyOf } from '../queue.ts';
import { aStage, type Family, type Stage } from './stage.ts';

/** What orders, planners and detention did: nobody loses a place, and each is told what and why. */
let stage: Stage;
let puente: TestApplication;
let [first, second, third]: Family[] = [];
beforeEach(async () => {
  stage = await aStage();
  puente = stage.puente;
  first = await stage.family('2019-08-01');
  second = await stage.family('2019-08-02');
  third = await stage.family('2019-08-03');
  await stage.open(4);
});
afterEach(() => puente.close());

/** The first has accepted Thursday, the second was offered it, the third was offered Friday. */
async function withDays(): Promise<[Family, Family, Family]> {
  await stage.plan();
  assert.ok(first && second && third);
  const slotId = (await first.slot())?.slotId ?? '';
  await puente.callAs(first.actor)(answerOffer, { slotId, answer: 'accept' });
  for (const family of [first, second, third]) await forget(family);
  return [first, second, third];
}

async function forget(family: Family): Promise<void> {
  await family.facts();
  family.told();
}

test('paused by order: who has a day is told not to travel; resumed, days ahead stand', async () => {
  const [one, two, three] = await withDays();
  const waiting = await stage.family('2019-09-01');
  await stage.settle();
  await forget(waiting);
  const { ticketNumber } = await one.place();
  await stage.at('2026-11-03T15:00:00Z');
  await stage.order('pauseProgramme');
  for (const family of [one, two, three]) {
    assert.deepEqual(await family.facts(), ['travelStopped']);
    const told = family.told();
    assert.match(told, /The programme is paused by an order/);
    assert.match(told, /Do not travel to the port for now/);
    assert.equal((await family.slot())?.doNotTravel, true, 'my place says it too');
  }
  assert.deepEqual(await waiting.facts(), []);
  assert.doesNotMatch(waiting.told(), /Do not travel to the port/);

  // Thursday goes by: the day is given back the day after, without waiting for an end of the pause.
  await stage.at('2026-11-06T15:00:00Z');
  await stage.run('appointments.releasePassedDays');
  assert.deepEqual(await one.facts(), ['slotCancelled']);
  assert.match(one.told(), /Your day was cancelled\..*paused by an order on that day/);
  assert.equal((await one.place()).ticketNumber, ticketNumber);
  assert.equal((await one.place()).state, 'waiting');
  assert.deepEqual(
    [(await one.slot())?.state, (await one.slot())?.reason],
    ['cancelled', 'paused'],
  );
  assert.deepEqual(await three.facts(), [], 'its Friday has not gone by yet');
});

test('resumed in time: a day still ahead stands, and its family is told so', async () => {
  const [one, two, three] = await withDays();
  const day = (await one.slot())?.day;
  await stage.at('2026-11-03T13:00:00Z');
  await stage.order('pauseProgramme');
  for (const family of [one, two, three]) await forget(family);
  await stage.at('2026-11-03T21:00:00Z');
  await stage.order('resumeProgramme');
  assert.deepEqual(await one.facts(), ['travelResumed']);
  assert.match(one.told(), /Your day stands again/);
  assert.deepEqual([(await one.slot())?.day, (await one.slot())?.doNotTravel], [day, false]);
});

test('who crossed on the morning of a pause arrived', async () => {
  const [one] = await withDays();
  const { slotId = '' } = (await one.slot()) ?? {};
  await stage.at('2026-11-05T20:00:00Z');
  await stage.order('pauseProgramme');
  await stage.at('2026-11-06T15:00:00Z');
  await stage.run('appointments.releasePassedDays');
  await puente.callAs(stage.registrar)(recordOutcome, { slotId, outcome: 'arrived' });
  assert.equal((await one.place()).state, 'served');
});

test('ended by order: no day stands, each with a day is told, every place stays on record', async () => {
  const [one, two] = await withDays();
  const { ticketNumber } = await one.place();
  await stage.order('endProgramme');
  for (const family of [one, two]) {
    assert.deepEqual(await family.facts(), ['slotCancelled']);
    assert.match(family.told(), /The programme has ended by an order/);
    assert.equal((await family.slot())?.reason, 'programme_ended');
  }
  const place = await one.place();
  assert.deepEqual([place.ticketNumber, place.nextStep], [ticketNumber, 'programme_ended']);
});

test('a phase added: those it takes in get places and are told, no place before moves', async () => {
  const [one, two] = await withDays();
  const denied = anaAndHerFamily({
    people: anaAndHerFamily()
      .people.slice(0, 1)
      .map((person) => ({ ...person, caseKnowledge: { situation: 'TERM-DHS' as const } })),
    language: 'eng',
    contacts: [
      { channel: 'email', value: 'phase@example.org', whose: 'own', maySay: 'everything' },
    ],
  });
  const { householdId } = await aHousehold(puente, { kind: 'anyone' }, denied);
  await stage.settle();
  const before = [await one.slot(), await two.slot()];
  const told = () =>
    stage.letters.filter(
      ({ to, text }) => to === 'phase@example.org' && /now have a place/.test(text),
    );
  assert.equal(told().length, 0);
  const phase = { phaseOneFrom: '2026-11-01', phaseTwoFrom: '2026-11-02', to: null };
  const rules = windDownLike({
    programme: 'invented',
    ...phase,
    phaseOneSource: anOrder,
    phaseTwoSource: anOrder,
  });
  await puente.callAs(stage.coordinator)(amendRules, {
    programmeId: stage.programmeId,
    source: anOrder,
    rules,
  });
  await stage.settle();
  assert.equal(told().length, 1, householdId);
  assert.deepEqual([await one.slot(), await two.slot()], before);
  assert.deepEqual(await one.facts(), []);
  const { entries } = await puente.callAs({ kind: 'anyone' })(publicList, {
    programmeId: stage.programmeId,
  });
  assert.equal(entries.length, 4);
});

test('a household split by detention: it holds its place together, and gives its day back', async () => {
  const [one, two] = await withDays();
  const { ticketNumber, position } = await one.place();
  const { programmeId } = stage;
  await puente.callAs(one.actor)(waitTogether, { programmeId, wait: true });
  await stage.settle();
  assert.deepEqual(await one.facts(), ['slotCancelled']);
  assert.match(one.told(), /Your household waits until it is together/);
  const held = await one.place();
  assert.deepEqual(
    [held.ticketNumber, held.state, held.heldReason, held.nextStep],
    [ticketNumber, 'waiting', 'family_apart', 'wait_together'],
  );
  // Nothing that becomes known of it meanwhile puts it into a plan.
  await stage.plan();
  assert.equal((await one.slot())?.state, 'cancelled');
  assert.equal((await two.slot())?.day, '2026-11-05');
  await puente.callAs(one.actor)(waitTogether, { programmeId, wait: false });
  await stage.plan();
  assert.deepEqual([(await one.slot())?.state, (await one.slot())?.day], ['offered', '2026-11-05']);
  assert.equal((await one.place()).ticketNumber, ticketNumber, 'at its rank');
  assert.deepEqual(position, (await one.place()).position);
});

test('two planners at once: one wins, the other is told', async () => {
  await withDays();
  const { programmeId } = stage;
  const call = puente.callAs(stage.planner);
  const [a, b] = await Promise.all([
    call(makePlan, { programmeId }),
    call(makePlan, { programmeId }),
  ]);
  const outcomes = await Promise.allSettled(
    [a, b].map(({ planId }) => call(applyPlan, { programmeId, planId })),
  );
  const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.equal(lost.length, 1);
  assert.ok(lost[0] instanceof Problem && lost[0].code === 'appointments.planOvertaken');
});

test('a plan for a queue that changed since is refused, with who changed by ticket number', async () => {
  const [one, two, three] = await withDays();
  const { programmeId } = stage;
  const call = puente.callAs(stage.planner);
  const { planId } = await call(makePlan, { programmeId });
  const number = async (family: Family) => (await family.place()).ticketNumber;
  const [gone, declined] = [await number(one), await number(two)];
  await puente.callAs(one.actor)(leaveQueue, { programmeId, sure: true });
  const slotId = (await two.slot())?.slotId ?? '';
  await puente.callAs(two.actor)(answerOffer, { slotId, answer: 'decline', reason: 'ill' });
  await stage.settle();
  await assert.rejects(call(applyPlan, { programmeId, planId }), (error) => {
    assert.ok(error instanceof Problem && error.code === 'appointments.queueChanged');
    const { left, leftNumbers, joined, daysTaken, dayNumbers } = error.details;
    assert.deepEqual([left, leftNumbers, joined, daysTaken], [1, gone, 0, 2]);
    assert.equal(dayNumbers, [gone, declined].sort().join(' '));
    return true;
  });
  assert.equal((await three.slot())?.state, 'offered', 'nothing of it was carried out');
});

test('the member who is apart leaves with words of their own: two places, neither is lost', async () => {
  await withDays();
  const one = await stage.family('2019-08-05', 4);
  await stage.settle();
  const { ticketNumber, enrolledOn } = await one.place();
  const { people } = await puente.callAs(one.actor)(myHousehold, {});
  const adult = people.find(({ adult: isAdult }) => isAdult === true);
  const personId = adult?.personId ?? '';
  const { words } = await puente.callAs(stage.registrar)(giveWords, {
    householdId: one.householdId,
    personId,
  });
  assert.ok(words.length > 0);
  const own = { kind: 'family', householdId: one.householdId, personId } as const;
  const parted = await puente.callAs(own)(leaveHousehold, { with: [] });
  await stage.settle();
  const left = await puente.within(system, ({ tx }) =>
    tx.first<{ id: string }>(sql`
      select household_id as id from registry.households where folio = ${parted.folio}`),
  );
  const { places } = await puente.callAs(familyOf(left?.id ?? ''))(myPlaces, {});
  const theirs = places[0]?.ticket;
  assert.equal(theirs?.state, 'waiting');
  assert.equal(theirs?.enrolledOn, enrolledOn, 'their own enrolment goes with them');
  assert.notEqual(theirs?.ticketNumber, ticketNumber);
  assert.equal((await one.place()).ticketNumber, ticketNumber, 'who stays keeps the number');
});
