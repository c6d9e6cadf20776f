import { after, beforeEach } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  aMonday,
  anOrganisation,
  system,
  testApplication,
} from '../../../test/application.ts';
import { aHousehold, aProgramme, familyOf, heed, withPaper } from '../../../test/queue.ts';
import * as contracts from '../contract.ts';

/**
 * An application in which two organisations decide who goes earlier: one for each test file that imports
 * this. Its clock stands at {@link aMonday} when a test begins; it closes after the last.
 */
export const puente = await testApplication();
after(() => puente.close());
beforeEach(() => {
  puente.clock.now = aMonday;
});

const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');

const people = {
  registrar: await aMember(puente, ours, 'registrar'),
  coordinator: await aMember(puente, ours, 'coordinator'),
  reviewer: await aMember(puente, ours, 'reviewer'),
  colleague: await aMember(puente, ours, 'reviewer'),
  elsewhere: await aMember(puente, theirs, 'reviewer'),
  third: await aMember(puente, theirs, 'reviewer'),
  fourth: await aMember(puente, theirs, 'reviewer'),
  theirCoordinator: await aMember(puente, theirs, 'coordinator'),
};
export type Who = keyof typeof people;

/** Somebody by name: the first four are of the organisation that keeps the families. */
export const who = (name: Who): Actor => people[name];

/** The programme in whose queue they decide. */
export const programmeId = await aProgramme(puente, people.coordinator);

/** What supports a request. */
const letter = { evidence: 'professional_letter' } as const;
/** The beginning of the tests, and so many hours later. */
export const hours = (count: number) => new Date(aMonday.getTime() + count * 3_600_000);

/** A family whose paper was seen. */
export async function aFamily(consents: readonly object[] = []) {
  const form = Object.assign(withPaper(), { consents });
  return aHousehold(puente, who('registrar'), form);
}

/** A family that asks to go earlier; `shares`: reviewers elsewhere may read why. */
export async function asked(shares = false) {
  const { householdId } = await aFamily(shares ? [{ purpose: 'expedite' }] : []);
  const { requestId } = await ask(householdId);
  return { householdId, requestId, family: familyOf(householdId) };
}

/** Asks for a household that exists. */
export const ask = (householdId: string, actor: Actor = who('registrar')) =>
  puente.callAs(actor)(contracts.requestExpedite, {
    programmeId,
    householdId,
    class: 'urgent',
    criteria: ['V-MED-URG'],
    note: 'A canary of an illness',
  });
/** The first yes. */
export const grant = (requestId: string, by: Who) =>
  puente.callAs(who(by))(contracts.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
    ...letter,
  });
/** The first no. */
export const refuse = (requestId: string, by: Who) =>
  puente.callAs(who(by))(contracts.decideExpedite, {
    requestId,
    decision: 'refuse',
    reasonCode: 'evidence_missing',
  });
/** The second yes, or no. */
export const confirm = (requestId: string, by: Who, yes = true) =>
  puente.callAs(who(by))(
    contracts.confirmExpedite,
    yes
      ? { requestId, confirm: true }
      : { requestId, confirm: false, reasonCode: 'criterion_not_met' },
  );
/** A request as somebody has it on the list; undefined where they do not see it. */
export const listed = async (by: Who, requestId: string) => {
  const { requests } = await puente.callAs(who(by))(contracts.listExpedite, {});
  return requests.find((one) => one.requestId === requestId);
};
/** What a family is told of its request. */
export const seenBy = async (family: Actor) =>
  (await puente.callAs(family)(contracts.myExpedite, {})).requests[0];
/** The class of a place, as it is kept. */
export const classOf = async (householdId: string) => {
  const row = await puente.within(system, ({ tx }) =>
    tx.first<{ class: string }>(
      sql`select class from queue.tickets where household_id = ${householdId}`,
    ),
  );
  return row?.class;
};
/** Asks once for a third person. */
export const appeal = (actor: Actor, requestId: string) =>
  puente.callAs(actor)(contracts.appealExpedite, { requestId, note: 'We have a new letter' });
/** Lets the clock hand requests on, and the quota move classes. */
export const settle = () => heed(puente, 'queue.settleDecisions', programmeId);
