import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as appointments from '#appointments/contract.ts';
import { background } from '#appointments/jobs.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import * as queue from '#queue/contract.ts';
import { closeHousehold, leaveHousehold, reopenHousehold } from '#registry/contract.ts';
import { aMonday, system } from '../application.ts';
import { classMoves, dateMoves, decidingApplication, householdGrows } from '../deciding.ts';
import { aHousehold, anOrder, aProgramme, drawn, familyOf, heed, withPaper } from '../queue.ts';

/**
 * Lives in which everything befalls a queue: decisions, corrections, days taken, given back, missed and asked
 * about at short notice, families split, ports closed, orders. Whatever the sequence, nobody's place is gone.
 */
const deciding = await decidingApplication();
const { puente, coordinator, partner, registrar } = deciding;
const desk = puente.callAs(registrar);
const closer = puente.callAs(partner);
const planner = puente.callAs(coordinator);

/** What happened is heeded, and what that made happen, and that. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await puente.settle();
}

/** A place, with the days of its household that stand. */
interface Place {
  householdId: string;
  ticket: string;
  state: string;
  class: string;
  enrolledOn: string;
  held: string | null;
  household: string;
  days: { state: string; day: string }[];
}

const placesOf = (programmeId: string): Promise<Place[]> =>
  puente.within(system, ({ tx }) =>
    tx.rows(sql`
      select t.household_id as "householdId", t.ticket_number as ticket, t.state, t.class,
        t.enrolled_on as "enrolledOn", t.held_reason as held, h.state as household,
        coalesce((select json_agg(json_build_object('state', s.state, 'day', s.day))
          from appointments.slots s
          where s.household_id = t.household_id and s.programme_id = t.programme_id
            and s.state in ('planned', 'offered', 'accepted', 'arrived')), '[]') as days
      from queue.tickets t join registry.households h using (household_id)
      where t.programme_id = ${programmeId} order by t.ticket_number`),
  );

/** Nothing of a place that stood is gone, and what it says of its day is so. */
function assertNothingLost(before: readonly Place[], places: readonly Place[]): void {
  const now = new Map(places.map((one) => [one.householdId, one]));
  const ranks = ['urgent', 'expedited', 'normal'];
  for (const was of before) {
    const is = now.get(was.householdId);
    assert.ok(is, 'a place is never deleted');
    // Who left and comes back after 30 days begins anew.
    if (was.state !== 'withdrawn') {
      assert.equal(is.ticket, was.ticket, 'nor renumbered');
      assert.ok(ranks.indexOf(is.class) <= ranks.indexOf(was.class), 'a class never falls');
    }
    // Who is through stays so, but for an arrival that is put right.
    if (was.state === 'served') assert.match(is.state, /served|waiting/u);
  }
  for (const { state, days, held, household } of places) {
    assert.ok(days.length <= 1, 'one day a household');
    const stands = days[0]?.state ?? 'none';
    if (state === 'served') assert.equal(stands, 'arrived');
    else assert.notEqual(stands, 'arrived', 'who arrived is served');
    if (state === 'waiting') assert.match(stands, /none|planned/u);
    if (state === 'withdrawn') assert.equal(stands, 'none');
    if (state === 'offered' || state === 'accepted') assert.equal(stands, state);
    if (held === 'family_apart') assert.equal(stands, 'none', 'it waits until it is together');
    if (household !== 'registered' && state !== 'served') assert.equal(state, 'withdrawn');
  }
}

/**
 * Nobody stands on a day for whom the port has no room, once a plan was applied. From tomorrow on: who came
 * today came, whatever the port says afterwards.
 */
async function assertRoom(programmeId: string): Promise<void> {
  const from = new Date(puente.clock.now.getTime() + 86_400_000).toISOString().slice(0, 10);
  const { days } = await planner(appointments.calendar, { programmeId, from, days: 31 });
  for (const { port, day, people, capacity } of days) {
    assert.ok(people <= Math.max(0, capacity), `${people} of ${capacity} at ${port} on ${day}`);
  }
}

/** The day that stands, or the last that did, as the family sees it. */
async function mySlot(householdId: string, programmeId: string) {
  const mine = puente.callAs(familyOf(householdId, { day: true }));
  const { slots } = await mine(appointments.mySlots, {});
  return slots.find((slot) => slot.programmeId === programmeId);
}

function life(programmeId: string, households: string[]) {
  const of = (at: number) => households[at % households.length] ?? '';
  const family = (at: number) => puente.callAs(familyOf(of(at), { day: true }));
  /** One of those places that fit, if any does. */
  const among = async (at: number, fits: (place: Place) => boolean) => {
    const some = (await placesOf(programmeId)).filter(fits);
    return some[at % some.length]?.householdId ?? of(at);
  };
  const open = (port: string, perDay: number) =>
    planner(appointments.setOpening, {
      programmeId,
      opening: { port, opensOn: '2026-11-01', closesOn: '2027-12-31', perDay },
      reason: 'As the port said',
    });
  const join = async (day: string, size: number) => {
    const { householdId } = await aHousehold(puente, registrar, withPaper(day, size));
    households.push(householdId);
  };
  const plan = async () => {
    await drawn(puente, programmeId, [coordinator, partner]).catch(refusal);
    const { planId } = await planner(appointments.makePlan, { programmeId });
    await planner(appointments.applyPlan, { programmeId, planId });
    await assertRoom(programmeId);
    await planner(appointments.offerSlots, { programmeId, upTo: '2027-12-31' });
  };
  const order = (what: typeof queue.pauseProgramme | typeof queue.resumeProgramme) =>
    planner(what, { programmeId, source: anOrder });
  const run = (job: string) => heed(puente, `appointments.${job}`, programmeId, job, background);
  const acts: ((at: number) => Promise<unknown>)[] = [
    (at) => join(`2019-0${1 + (at % 9)}-1${at % 9}`, 1 + (at % 4)),
    (at) => family(at)(queue.leaveQueue, { programmeId, sure: true }),
    async (at) => {
      const householdId = await among(at, ({ state }) => state === 'withdrawn');
      await puente.callAs(familyOf(householdId))(queue.returnToQueue, { programmeId });
    },
    (at) => family(at)(queue.choosePorts, { programmeId, ports: [at % 2 ? '2504' : '2301'] }),
    (at) => open(at % 2 ? '2504' : '2301', at % 13),
    (at) => open(at % 2 ? '2504' : '2301', 0),
    plan,
    () => order(queue.resumeProgramme).catch(refusal).then(plan),
    async (at) => {
      const householdId = await among(at, ({ state }) => state === 'offered');
      const slot = await mySlot(householdId, programmeId);
      const answer =
        at % 4
          ? { answer: 'accept' as const }
          : { answer: 'decline' as const, reason: 'ill' as const };
      const given = { slotId: slot?.slotId ?? householdId, ...answer };
      await puente.callAs(familyOf(householdId))(appointments.answerOffer, given);
    },
    async (at) => {
      const householdId = await among(at, ({ state }) => state === 'accepted');
      const slot = await mySlot(householdId, programmeId);
      const day = new Date(`${slot?.day ?? '2026-11-02'}T20:00:00Z`);
      if (day > puente.clock.now) puente.clock.now = day;
      const outcome = (['arrived', 'missed', 'turned_away'] as const)[at % 3] ?? 'missed';
      const came = { slotId: slot?.slotId ?? householdId, ...recorded(outcome) };
      await desk(appointments.recordOutcome, came);
    },
    async (at) => {
      puente.clock.now = new Date(puente.clock.now.getTime() + (1 + (at % 60)) * 3_600_000);
      await run('lapseOverdue');
      await run('releasePassedDays');
    },
    () => order(queue.pauseProgramme),
    () => order(queue.resumeProgramme),
    (at) =>
      classMoves(deciding, { programmeId, householdId: of(at) }, at % 2 ? 'urgent' : 'expedited'),
    (at) => householdGrows(deciding, of(at)),
    (at) => dateMoves(deciding, of(at), `2019-10-${10 + (at % 20)}`),
    (at) => family(at)(queue.waitTogether, { programmeId, wait: at % 3 > 0 }),
    async (at) => {
      const until = '2027-06-30';
      const ports = ['2301', '2504'];
      await family(at)(appointments.joinStandBy, { programmeId, ports, readyHours: 0, until });
      await run('askStandBy');
    },
    async (at) => {
      await run('askStandBy');
      for (const householdId of households) {
        const mine = puente.callAs(familyOf(householdId));
        const [ask] = (await mine(appointments.myStandBy, {})).asks;
        const answer = at % 3 ? ('accept' as const) : ('refuse' as const);
        if (ask?.state === 'asked')
          await mine(appointments.answerStandBy, { askId: ask.askId, answer });
      }
    },
    (at) => parts(of(at), households),
    (at) => closer(closeHousehold, { householdId: of(at), reason: 'other' }),
    async (at) => {
      const householdId = await among(at, ({ household }) => household !== 'registered');
      await closer(reopenHousehold, { householdId });
    },
  ];
  return { acts, open, plan, join, order, run };
}

const recorded = (outcome: 'arrived' | 'missed' | 'turned_away') => {
  if (outcome === 'arrived') return { outcome };
  return outcome === 'missed'
    ? { outcome, reason: 'ill' as const }
    : { outcome, reason: 'no_reason_given' as const };
};

/** The first adult leaves, as one who was detained does, to a place of their own. */
async function parts(householdId: string, households: string[]): Promise<void> {
  const person = await puente.within(system, ({ tx }) =>
    tx.first<{ id: string }>(sql`
      select person_id as id from registry.people where household_id = ${householdId}
        and left_at is null order by position limit 1`),
  );
  const adult = { kind: 'family', householdId, personId: person?.id ?? null } as const;
  const { folio } = await puente.callAs(adult)(leaveHousehold, { with: [] });
  const own = await puente.within(system, ({ tx }) =>
    tx.first<{ id: string }>(sql`
      select household_id as id from registry.households where folio = ${folio}`),
  );
  households.push(own?.id ?? '');
}

/** What is refused is no harm; anything else is. */
function refusal(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}

/** Everybody takes their place up again, and is taken across: who is not served had lost it. */
async function serveAll(
  programmeId: string,
  households: readonly string[],
  told: ReturnType<typeof life>,
) {
  await told.order(queue.resumeProgramme).catch(refusal);
  await told.run('releasePassedDays');
  for (const householdId of households) {
    const mine = puente.callAs(familyOf(householdId));
    await closer(reopenHousehold, { householdId }).catch(refusal);
    await settle();
    await mine(queue.returnToQueue, { programmeId }).catch(refusal);
    await mine(queue.waitTogether, { programmeId, wait: false }).catch(refusal);
  }
  await told.open('2301', 100);
  await told.open('2504', 100);
  for (let round = 0; round < 3; round += 1) {
    await settle();
    await told.run('lapseOverdue');
    await told.plan();
    for (const householdId of households) {
      const slot = await mySlot(householdId, programmeId);
      if (slot?.state !== 'offered') continue;
      const accepts = { slotId: slot.slotId, answer: 'accept' } as const;
      await puente.callAs(familyOf(householdId))(appointments.answerOffer, accepts);
    }
    puente.clock.now = new Date(puente.clock.now.getTime() + 90 * 86_400_000);
    for (const { householdId, state } of await placesOf(programmeId)) {
      if (state !== 'accepted') continue;
      const slot = await mySlot(householdId, programmeId);
      const arrived = { slotId: slot?.slotId ?? '', outcome: 'arrived' as const };
      await desk(appointments.recordOutcome, arrived).catch(refusal);
    }
  }
}

test('whatever befalls a queue, nobody’s place is gone, and in the end everybody crosses', async () => {
  const steps = fc.array(fc.tuple(fc.nat(21), fc.nat(400)), { minLength: 30, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(steps, async (chosen) => {
      puente.clock.now = aMonday;
      const programmeId = await aProgramme(puente, coordinator);
      // Who was in the programme before is in this one too.
      const households = (await placesOf(programmeId)).map(({ householdId }) => householdId);
      const told = life(programmeId, households);
      for (let at = 0; at < 8; at += 1) await told.join(`2019-0${1 + at}-14`, 1 + (at % 4));
      await told.open('2301', 6);
      await told.plan();
      let before = await placesOf(programmeId);
      for (const [act, at] of chosen) {
        await told.acts[act]?.(at).catch(refusal);
        await settle();
        const places = await placesOf(programmeId);
        assertNothingLost(before, places);
        before = places;
      }
      await serveAll(programmeId, households, told);
      // Whom the programme does not take as they are now keeps the place, held, but who was through before.
      const judged = ['not_eligible_now', 'child_alone', 'lawyer_first'];
      for (const { state, held } of await placesOf(programmeId)) {
        if (held === null || !judged.includes(held)) assert.equal(state, 'served');
        else assert.match(state, /waiting|served/u);
      }
      await planner(queue.endProgramme, { programmeId, source: anOrder });
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
