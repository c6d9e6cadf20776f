import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import * as appointments from '#appointments/contract.ts';
import * as coordination from '#coordination/contract.ts';
import { countFairness } from '#observatory/fairness/count-fairness.ts';
import * as pathways from '#pathways/contract.ts';
import { type Actor, roles } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import * as queue from '#queue/contract.ts';
import * as registry from '#registry/contract.ts';
import * as transparency from '#transparency/contract.ts';
import { logFormat } from '#transparency/entry.rules.ts';
import { beginLog } from '#transparency/index.ts';
import { aMember, anOrganisation, system, type TestApplication } from '../application.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold, aProgramme, drawn, familyOf, heed, withPaper } from '../queue.ts';
import { aWitness } from '../witness.ts';
import { aWaitingList } from './waiting.ts';

type Staff = Extract<Actor, { kind: 'staff' }>;

/** A coalition with something in every table: what the attacks try to reach. */
export interface Coalition {
  ours: string;
  theirs: string;
  /** Of our organisation, with every role. */
  insider: Staff;
  /** A second person of our organisation, with every role. */
  colleague: Staff;
  /** Of the other organisation, with every role. */
  outsider: Staff;
  /** Of a third organisation, which keeps a waiting list with ours. */
  partner: Staff;
  /** A family of the other organisation. */
  stranger: Actor;
  family: Actor;
  /** Of our family, the first adult with words of their own. */
  adult: Actor;
  /** One id of each kind, all of our organisation: `householdId`, `slotId` … */
  ids: Readonly<Record<string, string>>;
  receipt: registry.Receipt;
}

/** Fills an application with two organisations, families, places, days, requests, a list and messages. */
export async function aCoalition(puente: TestApplication): Promise<Coalition> {
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ajena');
  const insider = await aMember(puente, ours, ...roles);
  const colleague = await aMember(puente, ours, ...roles);
  const outsider = await aMember(puente, theirs, ...roles);
  const programmeId = await aProgramme(puente, insider);
  const receipt = await aHousehold(puente, insider, aWholeFamily());
  const other = await aHousehold(puente, outsider, withPaper('2019-08-20'));
  const second = await aHousehold(puente, insider, withPaper('2019-09-01'));
  await drawn(puente, programmeId, [insider, outsider]);
  await giveADay(puente, insider, programmeId);
  await askAtShortNotice(puente, receipt.householdId, insider, programmeId);
  const family = familyOf(receipt.householdId, { day: true });
  const witnessId = await aWitnessedLog(puente, insider, programmeId);
  const told = await tellAll(puente, { insider, family, programmeId, receipt, second });
  await aPasskey(puente, insider);
  const passkeyId = await aPasskey(puente, insider);
  const lost = await aMember(puente, ours, 'registrar');
  const { recoveryId } = await puente.callAs(insider)(coordination.askRecovery, {
    signInName: lost.staffId,
  });
  await puente.settle();
  await puente.within(system, countFairness);
  const ids = await idsOf(puente, receipt.householdId);
  const waiting = await aWaitingList(puente, insider);
  const { personId: strangerId = null } = await idsOf(puente, other.householdId);
  return {
    ours,
    theirs,
    insider,
    colleague,
    outsider,
    partner: waiting.partner,
    family,
    stranger: ofPerson(other.householdId, strangerId),
    adult: ofPerson(receipt.householdId, ids.personId ?? null),
    receipt,
    ids: {
      ...ids,
      ...told,
      ...waiting.ids,
      passkeyId,
      recoveryId,
      logId: programmeId,
      witnessId,
      programmeId,
      announcedId: await aProgramme(puente, insider, { state: 'announced' }),
      theirs,
      householdId: receipt.householdId,
      otherHouseholdId: second.householdId,
      organisationId: ours,
      recipientId: ours,
      staffId: lost.staffId,
    },
  };
}

/** The session of an adult with words of their own. */
function ofPerson(householdId: string, personId: string | null): Actor {
  return { kind: 'family', householdId, personId, session: randomBytes(32).toString('base64url') };
}

/** Ana's family with its paper seen, every kind of contact, and words of every kind. */
function aWholeFamily() {
  const { contacts, openingFact, consents } = anaAndHerFamily();
  return {
    ...withPaper('2019-08-14'),
    contacts: contacts?.slice(0, 1),
    openingFact,
    consents,
    notes: 'una nota',
  };
}

async function giveADay(puente: TestApplication, planner: Actor, programmeId: string) {
  const call = puente.callAs(planner);
  await call(appointments.setOpening, {
    programmeId,
    opening: { port: '2301', opensOn: '2026-11-01', closesOn: '2026-12-31', perDay: 8 },
    reason: 'As agreed',
  });
  const { planId } = await call(appointments.makePlan, { programmeId });
  await call(appointments.applyPlan, { programmeId, planId });
  await call(appointments.offerSlots, { programmeId, upTo: '2026-12-31' });
}

/** The programme's log, begun if it is not yet, and a witness of it. */
async function aWitnessedLog(puente: TestApplication, coordinator: Staff, logId: string) {
  const { organisationId } = coordinator;
  const rule = { classes: ['normal'], seed: '', leadDays: 3 };
  await puente.within(coordinator, (context) =>
    beginLog(context, {
      logId,
      organisationId,
      name: 'Invented wind-down',
      first: { kind: 'log.begun', programme: logId, rule, format: logFormat },
    }),
  );
  const { verifierKey } = aWitness();
  const { witnessId } = await puente.callAs(coordinator)(transparency.addWitness, {
    logId,
    name: 'Testigo',
    verifierKey,
    agreement: 'Convenio 1',
  });
  return witnessId;
}

/** The family is on stand-by and asked about a day; as if a place had fallen free. */
async function askAtShortNotice(
  puente: TestApplication,
  householdId: string,
  planner: Actor,
  programmeId: string,
) {
  await puente.callAs(planner)(appointments.joinStandBy, {
    programmeId,
    householdId,
    ports: ['2301'],
    readyHours: 1,
    until: '2026-12-31',
  });
  await puente.within(system, ({ tx, now }) =>
    tx.run(sql`
      insert into appointments.stand_by_asks (household_id, ask_id, programme_id, organisation_id,
        ticket_number, port, day, size, time_zone, asked_at, answer_by, state_since, overtakes)
      select household_id, ${randomUUID()}, programme_id, organisation_id, ticket_number, '2301',
        '2026-11-04', size, 'America/Matamoros', ${now}, ${new Date(now.getTime() + 3_600_000)}, ${now}, 0
      from queue.tickets where household_id = ${householdId}`),
  );
}

interface Told {
  insider: Staff;
  family: Actor;
  programmeId: string;
  receipt: registry.Receipt;
  second: registry.Receipt;
}

/** Uses what families and staff can say once, so that every table has a row of ours. */
async function tellAll(puente: TestApplication, told: Told): Promise<Record<string, string>> {
  const { insider, family, receipt, second } = told;
  const { householdId } = receipt;
  const desk = puente.callAs(insider);
  const mine = puente.callAs(family);
  await mine(registry.askToBeCalled, {});
  const { correctionId } = await mine(registry.correctMine, { about: 'names', shouldBe: 'Ana' });
  await desk(registry.addNote, { householdId, text: 'una nota', forLawyers: true });
  const { linkId } = await desk(registry.linkHouseholds, {
    kind: 'family_of',
    householdId,
    otherHouseholdId: second.householdId,
  });
  const requests = await askToGoEarlier(desk, told);
  await desk(registry.addPerson, {
    householdId: second.householdId,
    person: { names: { given: 'Eva' } },
  });
  const content = Buffer.from(
    'family_key,given_names,surnames,city\nF1,Eva,Paz,tijuana\n',
  ).toString('base64');
  const { importId } = await desk(registry.startImport, { fileName: 'familias.csv', content });
  const { rules } = await desk(pathways.listRules, {});
  const [rule] = rules;
  if (!rule) throw new RangeError('there is no law');
  const { signatureId } = await desk(pathways.signVersion, {
    ruleId: rule.id,
    version: rule.version,
  });
  const invitation = await desk(coordination.invite, { roles: ['observer'] });
  await puente.callAs({ kind: 'anyone' })(registry.keepDraft, { answers: { a: 'b' } });
  await heed(puente, 'queue.considerHousehold', householdId);
  await heed(puente, 'queue.considerHousehold', second.householdId);
  return {
    ...requests,
    correctionId,
    linkId,
    importId,
    signatureId,
    invitationId: invitation.linkId,
    submissionKey: randomUUID(),
    commitment: randomBytes(32).toString('hex'),
  };
}

/** One request that waits, and one that was refused. */
async function askToGoEarlier(
  desk: ReturnType<TestApplication['callAs']>,
  { programmeId, receipt, second }: Told,
): Promise<{ requestId: string; refusedId: string }> {
  const asked = { programmeId, class: 'expedited' } as const;
  const { requestId } = await desk(queue.requestExpedite, {
    ...asked,
    householdId: receipt.householdId,
    criteria: ['V-PREG'],
    evidence: 'professional_letter',
  });
  const { requestId: refusedId } = await desk(queue.requestExpedite, {
    ...asked,
    householdId: second.householdId,
    criteria: ['V-AGE'],
  });
  const refusal = { decision: 'refuse', reasonCode: 'evidence_missing' } as const;
  await desk(queue.decideExpedite, { requestId: refusedId, ...refusal });
  return { requestId, refusedId };
}

async function aPasskey(puente: TestApplication, owner: Staff): Promise<string> {
  const passkeyId = randomUUID();
  await puente.within(owner, ({ tx, now }) =>
    tx.run(sql`
      insert into coordination.passkeys (passkey_id, staff_id, credential_id, public_key, counter, label, added_at)
      values (${passkeyId}, ${owner.staffId}, ${randomBytes(16)}, ${randomBytes(77)}, 0, 'llave', ${now})`),
  );
  return passkeyId;
}

const Ids = z.record(z.string(), z.uuid().nullable());

async function idsOf(puente: TestApplication, householdId: string) {
  const row = await puente.within(system, ({ tx }) =>
    tx.first<Record<string, string>>(sql`
      select
        (select person_id from registry.people where household_id = ${householdId} order by position limit 1) as "personId",
        (select person_id from registry.people where household_id = ${householdId} order by position desc limit 1) as "grownUpId",
        (select person_id from registry.people where household_id = ${householdId} order by position offset 1 limit 1) as "childId",
        (select enrolment_id from registry.enrolments where household_id = ${householdId} limit 1) as "enrolmentId",
        (select contact_id from registry.contacts where household_id = ${householdId} limit 1) as "contactId",
        (select consent_id from registry.consents where household_id = ${householdId} limit 1) as "consentId",
        (select call_id from registry.calls where household_id = ${householdId} limit 1) as "callId",
        (select message_id from outreach.messages where household_id = ${householdId} and by = 'call' limit 1) as "messageId",
        (select slot_id from appointments.slots where household_id = ${householdId} limit 1) as "slotId",
        (select plan_id from appointments.plans limit 1) as "planId",
        (select ask_id from appointments.stand_by_asks where household_id = ${householdId}) as "askId",
        (select batch_id from queue.batches order by number limit 1) as "batchId"`),
  );
  const found = Object.entries(Ids.parse(row));
  return Object.fromEntries(found.flatMap(([name, id]) => (id === null ? [] : [[name, id]])));
}
