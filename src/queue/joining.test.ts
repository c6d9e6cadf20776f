import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { pathwaysForHousehold } from '#pathways/contract.ts';
import { windDownLike } from '#pathways/index.ts';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { aHousehold, anOrder, aProgramme, familyOf, heed } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { commitmentOf } from './draw.rules.ts';

let puente: TestApplication;
let coordinator: Actor;
let registrar: Actor;
let other: Actor;
const anyone: Actor = { kind: 'anyone' };

before(async () => {
  puente = await testApplication();
  const organisation = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const elsewhere = await anOrganisation(puente, 'Casa Ejemplo');
  coordinator = await aMember(puente, organisation, 'coordinator', 'planner');
  registrar = await aMember(puente, organisation, 'registrar');
  other = await aMember(puente, elsewhere, 'registrar', 'coordinator', 'reviewer', 'lawyer');
});
after(() => puente.close());

test('after set-up no programme exists, and nobody has a place', async () => {
  const state = await puente.callAs(anyone)(contracts.publicState, {});
  assert.deepEqual(state, { programmes: [], appointmentsExist: false });
  const { householdId } = await aHousehold(puente, anyone);
  const { places } = await puente.callAs(familyOf(householdId))(contracts.myPlaces, {});
  assert.deepEqual(places, []);
});

test('a programme in force takes in who had registered before and who registers now', async () => {
  const before = await aHousehold(puente, registrar);
  const programmeId = await aProgramme(puente, coordinator);
  const later = await aHousehold(puente, anyone);
  for (const { householdId, folio } of [before, later]) {
    const { places } = await puente.callAs(familyOf(householdId))(contracts.myPlaces, {});
    const [place] = places;
    assert.equal(place?.programme.programmeId, programmeId);
    assert.equal(place?.outcome, 'eligible');
    assert.equal(place?.ticket?.enrolledOn, '2019-08-14');
    assert.equal(place?.ticket?.nextStep, 'bring_paper');
    assert.notEqual(place?.ticket?.ticketNumber, folio);
    assert.deepEqual(place?.ticket?.ports, ['2301']);
  }
  const state = await puente.callAs(anyone)(contracts.publicState, {});
  assert.equal(state.appointmentsExist, true);
  assert.deepEqual(state.programmes[0]?.declaredSource, anOrder);
});

test('considering a household again changes nothing and says nothing twice', async () => {
  const { householdId } = await aHousehold(puente, anyone);
  const facts = () =>
    puente.within(system, ({ tx }) =>
      tx.rows(
        sql`select name from platform.facts where subject_id = ${householdId} order by position`,
      ),
    );
  const once = await facts();
  await heed(puente, 'queue.considerHousehold', householdId);
  assert.deepEqual(await facts(), once);
  const chain = await puente.within(system, ({ tx }) =>
    tx.first(sql`select platform.chain_holds(${householdId}) as holds`),
  );
  assert.deepEqual(chain, { holds: true });
  assert.deepEqual(once, [
    { name: 'registry.householdRegistered' },
    { name: 'queue.ticketGiven' },
    { name: 'queue.householdEligible' },
  ]);
});

test('each no has its reason and source, and unknown refuses nobody', async () => {
  const cases = [
    [{ caseKnowledge: { situation: 'INABS' } }, 'not_yet', null],
    [{ caseKnowledge: { situation: 'UNKNOWN' } }, 'unknown', null],
    [{ caseKnowledge: { situation: 'DENIED-APPEAL' } }, 'lawyer_first', 'D9'],
    [{ caseKnowledge: { signedReturn: 'yes' } }, 'lawyer_first', 'D18'],
    [{ caseKnowledge: { situation: 'GRANT-ASY' } }, 'not_eligible', 'status-not-taken'],
  ] as const;
  for (const [changes, outcome, reason] of cases) {
    const { people } = anaAndHerFamily();
    const [ana] = people;
    assert.ok(ana);
    const { householdId } = await aHousehold(
      puente,
      anyone,
      anaAndHerFamily({ people: [{ ...ana, ...changes }] }),
    );
    const { places } = await puente.callAs(registrar)(contracts.placesOf, { householdId });
    assert.equal(places[0]?.outcome, outcome, JSON.stringify(changes));
    assert.equal(places[0]?.reason, reason);
    assert.equal(places[0]?.ticket, null);
    if (outcome !== 'unknown') assert.ok(places[0]?.source);
    if (outcome !== 'lawyer_first') continue;
    const own = await puente.callAs(familyOf(householdId))(contracts.myPlaces, {});
    assert.deepEqual([own.places[0]?.reason, own.places[0]?.source], [null, null]);
  }
});

test('whom a later phase takes in gets a place on its day, by the day of enrolment', async () => {
  const [ana] = anaAndHerFamily().people;
  assert.ok(ana);
  const absent = { ...ana, caseKnowledge: { situation: 'INABS' } };
  const { householdId } = await aHousehold(puente, anyone, anaAndHerFamily({ people: [absent] }));
  const place = async () =>
    (await puente.callAs(familyOf(householdId))(contracts.myPlaces, {})).places[0];
  assert.deepEqual([(await place())?.outcome, (await place())?.from], ['not_yet', '2027-01-01']);
  await heed(puente, 'queue.considerDue', householdId);
  assert.equal((await place())?.ticket, null);
  const { now } = puente.clock;
  // At UTC the day has come; in Matamoros it is still the evening before.
  puente.clock.now = new Date('2027-01-01T05:59:00Z');
  await heed(puente, 'queue.considerDue', householdId);
  assert.equal((await place())?.ticket, null);
  puente.clock.now = new Date('2027-01-01T06:00:00Z');
  await heed(puente, 'queue.considerDue', householdId);
  assert.equal((await place())?.ticket?.enrolledOn, '2019-08-14');
  puente.clock.now = now;
});

test('a child alone whom a later phase takes in gets a place on its day too, held', async () => {
  const [ana] = anaAndHerFamily().people;
  assert.ok(ana);
  const people = [{ ...ana, caseKnowledge: { situation: 'INABS' } }];
  const { householdId } = await aHousehold(
    puente,
    anyone,
    anaAndHerFamily({ people, childAlone: true }),
  );
  const place = async () =>
    (await puente.callAs(familyOf(householdId))(contracts.myPlaces, {})).places[0];
  const { now } = puente.clock;
  puente.clock.now = new Date('2027-01-01T05:59:00Z');
  await heed(puente, 'queue.considerDue', householdId);
  assert.deepEqual([(await place())?.outcome, (await place())?.ticket], ['child_alone', null]);
  puente.clock.now = new Date('2027-01-01T06:00:00Z');
  await heed(puente, 'queue.considerDue', householdId);
  assert.equal((await place())?.ticket?.heldReason, 'child_alone');
  puente.clock.now = now;
});

test('whom an earlier edition of the rule judged is judged again, once', async () => {
  const [ana] = anaAndHerFamily().people;
  assert.ok(ana);
  const { householdId } = await aHousehold(puente, anyone, anaAndHerFamily({ people: [ana] }));
  const judged = async () => {
    const row = await puente.within(system, ({ tx }) =>
      tx.first<{ outcome: string; edition: number; at: Date }>(sql`
        select outcome, edition, judged_at as at from queue.standings
        where household_id = ${householdId}`),
    );
    return row ?? assert.fail();
  };
  const right = await judged();
  await puente.within(system, ({ tx }) =>
    tx.rows(sql`update queue.standings set outcome = 'unknown', edition = edition - 1
      where household_id = ${householdId}`),
  );
  const { now } = puente.clock;
  for (const minutes of [1, 2]) {
    puente.clock.now = new Date(now.getTime() + minutes * 60_000);
    await heed(puente, 'queue.considerDue', householdId);
  }
  const at = new Date(now.getTime() + 60_000);
  assert.deepEqual(await judged(), { ...right, at });
  puente.clock.now = now;
});

test('the queue holds whom my place holds: who has an order and may be in the United States', async () => {
  const [ana] = anaAndHerFamily().people;
  assert.ok(ana);
  const caseKnowledge = {
    situation: 'TERM-DHS',
    orderOn: '2020-01-15',
    orderPrecision: 'day',
  } as const;
  for (const [country, hold] of [
    ['unknown', 'lawyer_first'],
    ['us', 'lawyer_first'],
    ['mexico', 'none'],
  ] as const) {
    const form = anaAndHerFamily({ people: [{ ...ana, caseKnowledge }], whereabouts: { country } });
    const { householdId } = await aHousehold(puente, anyone, form);
    const family = puente.callAs(familyOf(householdId));
    assert.equal((await family(pathwaysForHousehold, { householdId: null })).hold, hold, country);
    const [place] = (await family(contracts.myPlaces, {})).places;
    assert.equal(place?.outcome === 'lawyer_first', hold === 'lawyer_first', country);
  }
});

test('a second phase by a new order takes in who waited; who is excluded keeps the place, held', async () => {
  const [ana] = anaAndHerFamily().people;
  assert.ok(ana);
  const absent = { ...ana, caseKnowledge: { situation: 'INABS' } };
  const late = await aHousehold(puente, anyone, anaAndHerFamily({ people: [absent] }));
  const early = await aHousehold(puente, anyone);
  const placeOf = async ({ householdId }: { householdId: string }) =>
    (await puente.callAs(familyOf(householdId))(contracts.myPlaces, {})).places[0];
  const programmeId = (await placeOf(early))?.programme.programmeId ?? '';
  const from = { phaseOneFrom: '2026-11-01', phaseTwoFrom: '2026-11-01', to: null };
  const orders = { phaseOneSource: anOrder, phaseTwoSource: anOrder };
  const rules = windDownLike({ programme: 'invented', ...from, ...orders });
  const open = rules.phases.map((phase) => ({
    ...phase,
    statuses: phase.statuses.filter((one) => one !== 'ACTIVE-NOHEAR'),
  }));
  const change = { programmeId, source: anOrder, rules: { ...rules, phases: open } };
  await assert.rejects(
    puente.callAs(other)(contracts.amendRules, change),
    refused('queue.noSuchProgramme'),
  );
  assert.deepEqual(await puente.callAs(coordinator)(contracts.amendRules, change), { version: 2 });
  await heed(puente, 'queue.considerEverybody', programmeId);
  assert.equal((await placeOf(late))?.ticket?.enrolledOn, '2019-08-14');
  const kept = (await placeOf(early))?.ticket;
  assert.deepEqual([kept?.state, kept?.heldReason], ['waiting', 'not_eligible_now']);
  const again = windDownLike({
    programme: 'invented',
    ...from,
    phaseTwoFrom: '2027-01-01',
    ...orders,
  });
  await puente.callAs(coordinator)(contracts.amendRules, { ...change, rules: again });
  await heed(puente, 'queue.considerEverybody', programmeId);
  assert.equal((await placeOf(early))?.ticket?.heldReason, null);
});

test('families who join while a batch closes are in its list or in the next, never in none', async () => {
  const [place] = (
    await puente.callAs(familyOf((await aHousehold(puente, anyone)).householdId))(
      contracts.myPlaces,
      {},
    )
  ).places;
  const { programmeId } = place?.programme ?? { programmeId: '' };
  for (const actor of [coordinator, other]) {
    const commitment = commitmentOf(randomBytes(32).toString('hex'));
    await puente.callAs(actor)(contracts.commitToDraw, { programmeId, commitment });
  }
  const [closed] = await Promise.all([
    puente.callAs(coordinator)(contracts.closeBatch, { programmeId }),
    ...Array.from({ length: 12 }, () => aHousehold(puente, anyone)),
  ]);
  const after = await puente.within(system, ({ tx }) =>
    tx.rows<{ number: string; late: boolean }>(sql`
      select t.ticket_number as number, b.batch_id <> ${closed.batchId} as late
      from queue.tickets t join queue.batches b using (programme_id, batch_id)`),
  );
  const inList = new Set(closed.ticketNumbers);
  for (const { number, late } of after) assert.equal(inList.has(number), !late);
});

test('a child alone and a signed return hold the place: no day, no offer', async () => {
  const child = await aHousehold(puente, anyone, anaAndHerFamily({ childAlone: true }));
  const { places } = await puente.callAs(familyOf(child.householdId))(contracts.myPlaces, {});
  assert.equal(places[0]?.outcome, 'child_alone');
  assert.equal(places[0]?.ticket?.nextStep, 'child_alone');
});

test('another organisation, and another family, see and change nothing', async () => {
  const { householdId } = await aHousehold(puente, registrar);
  const mine = await puente.callAs(registrar)(contracts.placesOf, { householdId });
  const [place] = mine.places;
  assert.ok(place);
  const { programmeId } = place.programme;
  const theirs = await puente.callAs(other)(contracts.placesOf, { householdId });
  assert.deepEqual(theirs, { places: [], requests: [], grown: null, takingOut: [] });
  for (const actor of [other, familyOf(crypto.randomUUID())]) {
    const which = { programmeId, householdId };
    await assert.rejects(
      puente.callAs(actor)(contracts.leaveQueue, { ...which, sure: true }),
      refused('queue.noPlace'),
    );
    await assert.rejects(
      puente.callAs(actor)(contracts.choosePorts, { ...which, ports: ['2504'] }),
      refused('queue.noPlace'),
    );
  }
  await assert.rejects(
    puente.callAs(other)(contracts.pauseProgramme, { programmeId, source: anOrder }),
    refused('queue.noSuchProgramme'),
  );
  const { tickets } = await puente.callAs(other)(contracts.listTickets, { programmeId });
  assert.deepEqual(tickets, []);
});
