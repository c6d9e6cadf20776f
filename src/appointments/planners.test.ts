import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import {
  endProgramme,
  leaveQueue,
  myPlaces,
  pauseProgramme,
  resumeProgramme,
} from '#queue/contract.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import {
  aHousehold,
  anOrder,
  aProgramme,
  drawn,
  familyOf,
  heed,
  withPaper,
} from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { readInstance } from './instance.rules.ts';
import { background } from './jobs.ts';
import { offerToTell } from './offer-to-tell.ts';
import { plan } from './plan.rules.ts';
import { readPreviousSlots } from './previous-plan.rules.ts';

let puente: TestApplication;
let coordinator: Actor;
let planner: Actor;
let second: Actor;
let registrar: Actor;
let outsider: Actor;
let programmeId: string;
const families: string[] = [];

before(async () => {
  puente = await testApplication();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  coordinator = await aMember(puente, ours, 'coordinator');
  planner = await aMember(puente, ours, 'planner');
  second = await aMember(puente, ours, 'planner');
  registrar = await aMember(puente, ours, 'registrar');
  outsider = await aMember(
    puente,
    theirs,
    'planner',
    'coordinator',
    'registrar',
    'reviewer',
    'lawyer',
  );
  programmeId = await aProgramme(puente, coordinator);
  for (const day of ['2019-08-01', '2019-08-02', '2019-08-03']) {
    families.push((await aHousehold(puente, registrar, withPaper(day))).householdId);
  }
  await drawn(puente, programmeId, [coordinator, outsider]);
  await open(8);
});
after(() => puente.close());

const open = (perDay: number) =>
  puente.callAs(planner)(contracts.setOpening, {
    programmeId,
    opening: { port: '2301', opensOn: '2026-11-01', closesOn: '2027-12-31', perDay },
    reason: 'As agreed',
  });
const make = (actor = planner) => puente.callAs(actor)(contracts.makePlan, { programmeId });
const apply = (planId: string, actor = planner) =>
  puente.callAs(actor)(contracts.applyPlan, { programmeId, planId });
const offer = () =>
  puente.callAs(planner)(contracts.offerSlots, { programmeId, upTo: '2027-12-31' });
const slotOf = async (householdId: string) => {
  const { slots } = await puente.callAs(familyOf(householdId, { day: true }))(
    contracts.mySlots,
    {},
  );
  return slots[0];
};
const run = (job: string, subjectId = programmeId) =>
  heed(puente, job, subjectId, 'test', background);
const toldTo = (householdId: string, name: string) =>
  puente.within(system, async ({ tx }) => {
    const row = await tx.first<{ count: number }>(sql`
      select count(*) from platform.facts where subject_id = ${householdId} and name = ${name}`);
    return row?.count;
  });

test('of two planners who apply at once one wins and the other is told', async () => {
  const drafts = await Promise.all([make(planner), make(second)]);
  const outcomes = await Promise.allSettled([
    apply(drafts[0].planId, planner),
    apply(drafts[1].planId, second),
  ]);
  const lost = outcomes.filter((one) => one.status === 'rejected');
  assert.equal(lost.length, 1);
  assert.ok(refused('appointments.planOvertaken')(lost[0]?.reason));
  const { summary } = await make();
  assert.equal(summary.kept, 3, 'each household has one day');
});

test('a draft is refused once the queue changed, with the difference', async () => {
  const { planId } = await make();
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-09-01'));
  const { places } = await puente.callAs(familyOf(householdId))(myPlaces, {});
  const late = { householdId, ticketNumber: places[0]?.ticket?.ticketNumber };
  await drawn(puente, programmeId, [coordinator, outsider]);
  await assert.rejects(apply(planId), (error) => {
    assert.ok(refused('appointments.queueChanged')(error));
    assert.ok(error instanceof Problem);
    assert.deepEqual(error.details, {
      joined: 1,
      left: 0,
      changed: 0,
      daysTaken: 0,
      joinedNumbers: late.ticketNumber,
      leftNumbers: '',
      changedNumbers: '',
      dayNumbers: '',
      portsChanged: false,
      dayChanged: false,
    });
    return true;
  });
  const applied = await apply((await make()).planId);
  assert.deepEqual(applied, { added: 1, kept: 3, changed: 0, cancelled: 0 });
  await assert.rejects(apply(planId), refused('appointments.planOvertaken'));
  families.push(late.householdId);
});

test('anybody can make the same plan from the export, which names no household', async () => {
  const { planId } = await make();
  const texts = await puente.callAs(planner)(contracts.exportPlan, { programmeId, planId });
  const again = plan(
    readInstance(JSON.parse(texts.instance)),
    readPreviousSlots(JSON.parse(texts.previous)),
  );
  assert.equal(texts.plan, `${JSON.stringify(again, null, 2)}\n`);
  for (const householdId of families) assert.ok(!JSON.stringify(texts).includes(householdId));
});

test('a port cut short moves the lower ranked, who had been told, and tells them', async () => {
  await offer();
  const [first, , , last] = families;
  assert.ok(first && last);
  const before = await slotOf(last);
  await open(4);
  const draft = await make();
  assert.ok(draft.moved.length > 0);
  await apply(draft.planId);
  assert.equal((await slotOf(first))?.state, 'offered', 'who stands first keeps the day');
  const moved = await slotOf(last);
  assert.deepEqual([moved?.slotId, moved?.state], [before?.slotId, 'moved']);
  assert.equal(moved?.reason, 'room_cut', 'and says why, before another day is offered');
  assert.equal(await toldTo(last, 'appointments.slotChanged'), 1);
  assert.equal(await toldTo(first, 'appointments.slotChanged'), 0);
  await offer();
});

test('paused by order: nothing is planned, offered, answered or lost; resumed, it goes on', async () => {
  const [first, other] = families;
  assert.ok(first && other);
  const standing = await slotOf(first);
  assert.ok(standing);
  const order = { programmeId, source: { ...anOrder, name: 'Invented stay' } };
  puente.clock.now = new Date(aMonday.getTime() + 3_600_000);
  await puente.callAs(coordinator)(pauseProgramme, order);
  await heed(puente, 'queue.tellEachPlace', programmeId, 'queue.programmePaused');
  assert.equal(await toldTo(first, 'queue.placePaused'), 1);
  const stopped = [() => make(), offer];
  for (const attempt of stopped)
    await assert.rejects(attempt(), refused('appointments.notInForce'));
  await assert.rejects(
    puente.callAs(familyOf(first))(contracts.answerOffer, {
      slotId: standing.slotId,
      answer: 'accept',
    }),
    refused('appointments.standsStill'),
  );
  const frozen = await slotOf(first);
  assert.deepEqual([frozen?.offerStandsStill, frozen?.offerEndsAt], [true, null]);

  // Two days pass, in which the port's day of Thursday goes by.
  puente.clock.now = new Date('2026-11-05T20:00:00Z');
  await run('appointments.lapseOverdue');
  assert.equal((await slotOf(first))?.state, 'offered');
  await puente.callAs(coordinator)(resumeProgramme, order);
  await run('appointments.lapseOverdue');
  await run('appointments.releasePausedDays');
  const gone = await slotOf(first);
  assert.deepEqual([gone?.state, gone?.reason, gone?.day], ['cancelled', 'paused', '2026-11-05']);
  const waiting = await slotOf(other);
  assert.equal(waiting?.state, 'offered', 'a later day stands');
  const stoodStill = puente.clock.now.getTime() - (aMonday.getTime() + 3_600_000);
  const offeredUntil = aMonday.getTime() + 48 * 3_600_000;
  assert.equal(waiting?.offerEndsAt?.getTime(), offeredUntil + stoodStill);
  const told = await puente.within(system, (context) =>
    offerToTell(context, other, waiting?.slotId ?? ''),
  );
  assert.equal(told?.until.getTime(), offeredUntil + stoodStill, 'and a message says the same');
  await apply((await make()).planId);
  await offer();
  assert.equal((await slotOf(first))?.state, 'offered', 'the place is the first still');
  puente.clock.now = aMonday;
});

test('who leaves the queue gives back the day', async () => {
  const { householdId } = await aHousehold(puente, registrar, withPaper('2019-07-01'));
  await drawn(puente, programmeId, [coordinator, outsider]);
  await apply((await make()).planId);
  await offer();
  assert.equal((await slotOf(householdId))?.state, 'offered');
  await puente.callAs(familyOf(householdId))(leaveQueue, { programmeId, sure: true });
  await run('appointments.releaseDayOfLeaver', householdId);
  assert.equal((await slotOf(householdId))?.state, 'cancelled');
});

test('the database holds one live day a household and keeps every version of a port', async () => {
  await assert.rejects(
    puente.within(system, ({ tx }) =>
      tx.run(sql`
        insert into appointments.slots (household_id, slot_id, programme_id, organisation_id,
          ticket_number, port, day, size, plan_id, state_since, time_zone)
        select household_id, gen_random_uuid(), programme_id, organisation_id, ticket_number, port,
          day, size, plan_id, state_since, time_zone
        from appointments.slots where state = 'offered' limit 1`),
    ),
    /slots_one_live/,
  );
  await assert.rejects(
    puente.within(system, ({ tx }) => tx.run(sql`update appointments.openings set per_day = 1`)),
  );
  const { current, earlier } = await puente.callAs(planner)(contracts.openings, { programmeId });
  assert.deepEqual([current.length, earlier.length], [1, 1]);
});

test('when a programme ends, each household with a place is told, and no day can be accepted', async () => {
  const [, other] = families;
  assert.ok(other);
  await puente.callAs(coordinator)(endProgramme, { programmeId, source: anOrder });
  await heed(puente, 'queue.tellEachPlace', programmeId, 'queue.programmeEnded');
  assert.equal(await toldTo(other, 'queue.placeEnded'), 1);
  const slot = await slotOf(other);
  assert.ok(slot);
  await assert.rejects(
    puente.callAs(familyOf(other))(contracts.answerOffer, {
      slotId: slot.slotId,
      answer: 'accept',
    }),
    refused('appointments.standsStill'),
  );
});
