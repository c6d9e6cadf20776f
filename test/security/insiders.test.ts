import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as appointments from '#appointments/contract.ts';
import { background } from '#appointments/jobs.ts';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import * as queue from '#queue/contract.ts';
import { addPerson, confirmPaper, leaveHousehold, seePaper } from '#registry/contract.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../application.ts';
import { aHousehold, aProgramme, drawn, familyOf, heed, withPaper } from '../queue.ts';
import { refused } from '../refused.ts';

/** What one organisation, or one person of staff, tries alone: whoever was bribed, and their colleagues. */
let puente: TestApplication;
let programmeId: string;
let [registrar, lawyer, coordinator, reviewer, bribed, colleague, partner]: Actor[] = [];
const call = (by: Actor | undefined) => puente.callAs(by ?? system);

before(async () => {
  puente = await testApplication();
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  registrar = await aMember(puente, ours, 'registrar');
  lawyer = await aMember(puente, ours, 'lawyer');
  coordinator = await aMember(puente, ours, 'coordinator', 'planner');
  reviewer = await aMember(puente, ours, 'reviewer');
  bribed = await aMember(puente, theirs, 'reviewer');
  colleague = await aMember(puente, theirs, 'reviewer');
  partner = await aMember(puente, theirs, 'coordinator');
  programmeId = await aProgramme(puente, coordinator);
});
after(() => puente.close());

const later = (hours: number) => {
  puente.clock.now = new Date(puente.clock.now.getTime() + hours * 3_600_000);
};
const registered = (form = withPaper()) => aHousehold(puente, registrar ?? system, form);
const consider = (householdId: string) => heed(puente, 'queue.considerHousehold', householdId);
const placeOf = async (householdId: string) =>
  puente.within(system, ({ tx }) =>
    tx.first<{
      enrolledOn: string;
      size: number;
      waits: boolean;
      class: string;
      state: string;
    }>(sql`
      select enrolled_on as "enrolledOn", size, date_waits as waits, class, state
      from queue.tickets where household_id = ${householdId}`),
  );

/** A family of ours that shares its criteria, past half the clock, granted by a reviewer of the other house. */
async function grantedElsewhere() {
  const { householdId } = await registered(
    Object.assign(withPaper(), { consents: [{ purpose: 'expedite' }] }),
  );
  const { requestId } = await call(registrar)(queue.requestExpedite, {
    programmeId,
    householdId,
    class: 'urgent',
    criteria: ['V-MED-URG'],
  });
  later(40);
  await heed(puente, 'queue.settleDecisions', programmeId);
  await call(bribed)(queue.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
    evidence: 'professional_letter',
  });
  return { householdId, requestId };
}

/** A second person does not confirm, and says why. */
const no = { confirm: false, reasonCode: 'evidence_missing' } as const;

test('two of one organisation grant nothing, also where it does not keep the family', async () => {
  const { householdId, requestId } = await grantedElsewhere();
  for (const answer of [{ confirm: true }, no] as const) {
    await assert.rejects(
      call(colleague)(queue.confirmExpedite, { requestId, ...answer }),
      refused('queue.otherOrganisationNeeded'),
    );
  }
  const { requests } = await call(colleague)(queue.listExpedite, {});
  assert.equal(requests.find((one) => one.requestId === requestId)?.whyNot, 'same_organisation');
  assert.equal((await placeOf(householdId))?.class, 'normal');
  await call(reviewer)(queue.confirmExpedite, { requestId, confirm: true });
  assert.equal((await placeOf(householdId))?.class, 'urgent');
});

test('the database itself refuses two of one organisation', async () => {
  const { requestId } = await grantedElsewhere();
  await assert.rejects(
    puente.within(system, ({ tx }) =>
      tx.run(sql`
        update queue.expedite_requests set state = 'confirmed', confirmed_by = request_id,
          confirmed_at = now(), confirmed_by_organisation = decided_by_organisation,
          in_favour_first = decided_by, in_favour_first_organisation = decided_by_organisation,
          in_favour_second = request_id, in_favour_second_organisation = decided_by_organisation
        where request_id = ${requestId}`),
    ),
    /two_organisations/,
  );
});

test('of an appeal first and third are not of one organisation either', async () => {
  const { householdId, requestId } = await grantedElsewhere();
  await call(reviewer)(queue.confirmExpedite, { requestId, ...no });
  await call(familyOf(householdId))(queue.appealExpedite, { requestId, note: '' });
  const third = call(colleague)(queue.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
    evidence: 'professional_letter',
  });
  await assert.rejects(third, refused('queue.otherOrganisationNeeded'));
  assert.equal((await placeOf(householdId))?.class, 'normal');
});

test('who confirms a larger household confirms the size and the paper that they read', async () => {
  const { householdId } = await registered(withPaper('2019-08-14', 1));
  const grow = async (given: string) => {
    await call(registrar)(addPerson, { householdId, person: { names: { given } } });
    await consider(householdId);
  };
  const propose = (reference: string) =>
    call(registrar)(queue.proposeCorrection, {
      householdId,
      document: { kind: 'birth_certificate', reference },
    });
  const confirm = (correctionId: string) =>
    call(lawyer)(queue.decideCorrection, { householdId, correctionId, confirm: true });
  await grow('Uno');
  const read = await propose('Acta 1');
  await grow('Dos');
  const swapped = await propose('Acta 1');
  await assert.rejects(confirm(read.correctionId), refused('queue.noSuchCorrection'));
  const again = await propose('Acta 2');
  await assert.rejects(confirm(swapped.correctionId), refused('queue.noSuchCorrection'));
  assert.equal((await placeOf(householdId))?.size, 1);
  await confirm(again.correctionId);
  assert.equal((await placeOf(householdId))?.size, 3);
});

test('who confirms a paper confirms the day that they read', async () => {
  const { householdId } = await registered();
  const declared = await puente.within(system, ({ tx }) =>
    tx.first<{ personId: string; enrolmentId: string }>(sql`
      select person_id as "personId", enrolment_id as "enrolmentId" from registry.enrolments
      where household_id = ${householdId}`),
  );
  assert.ok(declared);
  const which = { householdId, ...declared };
  const document = { kind: 'nta', reference: 'invented' } as const;
  await call(registrar)(seePaper, { ...which, enrolledOn: '2019-02-01', document });
  const confirm = (enrolledOn: string) => call(lawyer)(confirmPaper, { ...which, enrolledOn });
  await assert.rejects(confirm('2019-08-14'), refused('registry.paperChanged'));
  await consider(householdId);
  assert.equal((await placeOf(householdId))?.enrolledOn, '2019-08-14');
  await confirm('2019-02-01');
  await consider(householdId);
  assert.equal((await placeOf(householdId))?.enrolledOn, '2019-02-01');
});

test('who leaves moves nobody’s day: two people must look at the paper of those who stay', async () => {
  const { householdId } = await registered(withPaper('2019-08-14', 4));
  const people = await puente.within(system, ({ tx }) =>
    tx.rows<{ id: string }>(sql`
      select person_id as id from registry.people where household_id = ${householdId}
      order by position`),
  );
  const [first = { id: '' }, second = { id: '' }] = people;
  const document = { kind: 'nta', reference: 'invented' } as const;
  const stays = { householdId, personId: second.id, enrolledOn: '2020-03-01' };
  const { enrolmentId } = await call(registrar)(seePaper, { ...stays, document });
  await call(lawyer)(confirmPaper, { ...stays, enrolmentId });
  await consider(householdId);
  const adult = { kind: 'family', householdId, personId: first.id } as const;
  await call(adult)(leaveHousehold, { with: [] });
  await consider(householdId);
  const left = await placeOf(householdId);
  assert.deepEqual([left?.enrolledOn, left?.waits, left?.size], ['2019-08-14', true, 3]);
  await call(registrar)(seePaper, { ...stays, enrolmentId, document });
  await consider(householdId);
  assert.equal((await placeOf(householdId))?.enrolledOn, '2019-08-14', 'one person saw it');
  later(1);
  await call(lawyer)(confirmPaper, { ...stays, enrolmentId });
  await consider(householdId);
  const corrected = await placeOf(householdId);
  assert.deepEqual([corrected?.enrolledOn, corrected?.waits], ['2020-03-01', false]);
});

/** A dozen places of one day of enrolment, drawn and planned, and the public list. */
async function aPlannedQueue() {
  puente.clock.now = aMonday;
  for (let at = 0; at < 12; at += 1) await registered(withPaper('2019-09-10', 2));
  await drawn(puente, programmeId, [coordinator ?? system, partner ?? system]);
  await call(coordinator)(appointments.setOpening, {
    programmeId,
    opening: { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-31', perDay: 8 },
    reason: 'As agreed',
  });
  const { planId } = await call(coordinator)(appointments.makePlan, { programmeId });
  await call(coordinator)(appointments.applyPlan, { programmeId, planId });
  const slot = await puente.within(system, ({ tx }) =>
    tx.first<{ slotId: string; householdId: string; ticket: string; day: string }>(sql`
      select slot_id as "slotId", household_id as "householdId", ticket_number as ticket, day
      from appointments.slots where state = 'planned' order by day, ticket_number limit 1`),
  );
  assert.ok(slot);
  return slot;
}

const publicNumbers = async () => {
  await call(coordinator)(queue.publishList, { programmeId });
  const list = await puente.callAs({ kind: 'anyone' })(queue.publicList, { programmeId });
  assert.equal(list.next, null);
  return list.entries;
};

/** The tickets of the days that a plan gave, in the order of their entries. */
const sealedInOrder = () =>
  puente.within(system, async ({ tx }) => {
    const rows = await tx.rows<{ ticket: string }>(sql`
      select ticket from transparency.openings
      where log_id = ${programmeId} and part = 'commitment' and ticket is not null
      order by position`);
    return rows.map(({ ticket }) => ticket);
  });

test('nobody ends a place ahead of its day; and the public list does not tell the day', async () => {
  const { slotId, householdId, ticket, day } = await aPlannedQueue();
  const record = (outcome: 'arrived' | 'missed') =>
    call(coordinator)(
      appointments.recordOutcome,
      outcome === 'arrived' ? { slotId, outcome } : { slotId, outcome, reason: 'ill' },
    );
  await puente.settle();
  await heed(puente, 'appointments.writeLeftDays', programmeId, 'test', background);
  const sealed = await sealedInOrder();
  assert.ok(sealed.length >= 12);
  assert.notDeepEqual(sealed, sealed.toSorted(), 'no entry tells whose it is by where it stands');
  const before = await publicNumbers();
  assert.ok(before.some(({ ticketNumber }) => ticketNumber === ticket));
  await assert.rejects(record('arrived'), refused('appointments.dayNotCome'));
  await assert.rejects(record('missed'), refused('appointments.dayNotCome'));
  await assert.rejects(
    puente.within(system, async ({ tx, now }) => {
      const row = await tx.first<{ done: boolean }>(sql`
        select appointments.record_outcome(${householdId}, ${slotId}, 'arrived', null, ${now}) as done`);
      assert.ok(row?.done);
    }),
    assert.AssertionError,
  );
  puente.clock.now = new Date(`${day}T20:00:00Z`);
  await record('arrived');
  assert.equal((await placeOf(householdId))?.state, 'served');
  assert.deepEqual(await publicNumbers(), before, 'yesterday’s list beside today’s tells nothing');
  puente.clock.now = new Date('2026-12-30T20:00:00Z');
  assert.deepEqual(await publicNumbers(), before, 'the last of November is not 30 days ago');
  puente.clock.now = new Date('2026-12-31T20:00:00Z');
  const after = await publicNumbers();
  assert.ok(!after.some(({ ticketNumber }) => ticketNumber === ticket), 'with all of its month');
  assert.equal(after.length, before.length - 1);
});
