import { after } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import * as queue from '#queue/contract.ts';
import { addPerson, confirmPaper, seePaper } from '#registry/contract.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from './application.ts';

/** Two organisations with all that it takes to decide what two people must decide. */
export interface Deciding {
  puente: TestApplication;
  /** Of the organisation that stewards programmes. */
  coordinator: Actor;
  /** Of the other one, as is the registrar. */
  partner: Actor;
  registrar: Actor;
}

/** Opens an application for them. Call once at the top of a test file: it closes after the last test. */
export async function decidingApplication(): Promise<Deciding> {
  const puente = await testApplication();
  after(() => puente.close());
  const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
  const theirs = await anOrganisation(puente, 'Casa Ejemplo');
  return {
    puente,
    coordinator: await aMember(puente, ours, 'coordinator', 'planner', 'reviewer'),
    partner: await aMember(puente, theirs, 'coordinator', 'planner', 'registrar', 'reviewer'),
    registrar: await aMember(puente, theirs, 'registrar'),
  };
}

/** A child comes to a household, with a paper that two people saw. */
export async function householdGrows(deciding: Deciding, householdId: string): Promise<void> {
  const { puente, partner, registrar } = deciding;
  const person = { names: { given: 'Recién' }, inProgramme: 'no' } as const;
  await puente.callAs(registrar)(addPerson, { householdId, person });
  await puente.settle();
  const document = { kind: 'birth_certificate', reference: 'invented' } as const;
  const proposed = await puente.callAs(registrar)(queue.proposeCorrection, {
    householdId,
    document,
  });
  const which = { householdId, ...proposed, confirm: true };
  await puente.callAs(partner)(queue.decideCorrection, which);
  await puente.settle();
}

/** A household is moved up by a reviewer and a coordinator. */
export async function classMoves(
  { puente, coordinator, partner, registrar }: Deciding,
  place: { programmeId: string; householdId: string },
  to: 'urgent' | 'expedited',
): Promise<void> {
  const { requestId } = await puente.callAs(registrar)(queue.requestExpedite, {
    ...place,
    class: to,
    criteria: to === 'urgent' ? ['V-MED-URG'] : ['V-AGE'],
  });
  await puente.callAs(partner)(queue.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
    evidence: 'professional_letter',
  });
  await puente.callAs(coordinator)(queue.confirmExpedite, { requestId, confirm: true });
}

/** Two people see a paper that shows another day of enrolment. */
export async function dateMoves(
  { puente, partner, registrar }: Deciding,
  householdId: string,
  enrolledOn: string,
): Promise<void> {
  const declared = await puente.within(system, ({ tx }) =>
    tx.first<{ personId: string; enrolmentId: string }>(sql`
      select person_id as "personId", enrolment_id as "enrolmentId"
      from registry.enrolments where household_id = ${householdId} limit 1`),
  );
  if (!declared) throw new RangeError('nobody of the household was enrolled');
  const which = { householdId, ...declared };
  const document = { kind: 'nta', reference: 'invented' } as const;
  await puente.callAs(registrar)(seePaper, { ...which, enrolledOn, document });
  await puente.callAs(partner)(confirmPaper, { ...which, enrolledOn });
  await puente.settle();
}
