import type { TestContext } from 'node:test';
import { removePerson } from '#coordination/contract.ts';
import type { Actor, Role } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../../test/application.ts';
import { aHousehold, aProgramme, familyOf, withPaper } from '../../../test/queue.ts';
import * as contracts from '../contract.ts';

/** Somebody of staff. */
export type Staff = Extract<Actor, { kind: 'staff' }>;

/** A coalition of two organisations, on a database of its own; a test adds who reviews. */
export async function coalition(t: TestContext) {
  const puente = await testApplication();
  t.after(() => puente.close());
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  const here = (...roles: Role[]) => aMember(puente, ours, ...roles);
  const elsewhere = (...roles: Role[]) => aMember(puente, theirs, ...roles);
  const admin = await here('administrator');
  const registrar = await here('registrar');
  const coordinator = await here('coordinator');
  const programmeId = await aProgramme(puente, coordinator);
  const people = { here, elsewhere, admin, registrar, coordinator };
  return { puente, programmeId, ...people, ...actsIn(puente, registrar, programmeId) };
}
/** What a test has of it. */
export type Coalition = Awaited<ReturnType<typeof coalition>>;

/** What many do in it. */
function actsIn(puente: TestApplication, registrar: Actor, programmeId: string) {
  const call = (by: Actor) => puente.callAs(by);
  const decide = (by: Actor, requestId: string, answer: object) =>
    puente.answer(by, 'queue.decideExpedite', { requestId, ...answer });
  const confirmed = { confirm: true };
  const notConfirmed = { confirm: false, reasonCode: 'criterion_not_met' };
  return {
    call,
    /** A family that asks; `shares`: reviewers elsewhere may read why. */
    asked: async (shares = false) => {
      const consents = shares ? [{ purpose: 'expedite' }] : [];
      const form = Object.assign(withPaper(), { consents });
      const { householdId } = await aHousehold(puente, registrar, form);
      const { requestId } = await call(registrar)(contracts.requestExpedite, {
        programmeId,
        householdId,
        class: 'urgent',
        criteria: ['V-MED-URG'],
      });
      return { householdId, requestId, family: familyOf(householdId) };
    },
    grant: (by: Actor, requestId: string) =>
      decide(by, requestId, {
        decision: 'grant',
        reasonCode: 'criterion_met',
        evidence: 'professional_letter',
      }),
    refuse: (by: Actor, requestId: string) =>
      decide(by, requestId, { decision: 'refuse', reasonCode: 'evidence_missing' }),
    confirm: (by: Actor, requestId: string, yes = true) =>
      puente.answer(by, 'queue.confirmExpedite', {
        requestId,
        ...(yes ? confirmed : notConfirmed),
      }),
    appeal: (family: Actor, requestId: string) =>
      call(family)(contracts.appealExpedite, { requestId, note: '' }),
    aside: (by: Actor, requestId: string) => call(by)(contracts.standAside, { requestId }),
    remove: (by: Actor, { staffId }: Staff) => call(by)(removePerson, { staffId }),
    listed: async (by: Actor, requestId: string) => {
      const { requests } = await call(by)(contracts.listExpedite, {});
      return requests.find((one) => one.requestId === requestId);
    },
    seenBy: async (family: Actor) => (await call(family)(contracts.myExpedite, {})).requests[0],
    factsOf: (householdId: string, name: string) =>
      puente.within(system, ({ tx }) =>
        tx.rows<{ payload: Record<string, unknown> }>(sql`select payload from platform.facts
          where subject_id = ${householdId} and name = ${name} order by position`),
      ),
  };
}
