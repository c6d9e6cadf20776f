import { randomUUID } from 'node:crypto';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/sql.ts';
import { system, type TestApplication } from '../../../test/application.ts';
import { aHousehold, withPaper } from '../../../test/queue.ts';

/** How an invented household waits. */
export interface Waiting {
  nationality: string;
  language: string;
  /** Whether it agreed to be counted. */
  isCounted: boolean;
  /** The day it arrived, or null while it waits. */
  arrivedOn: string | null;
}

/** Registers a household with a paper of August 2019; where it arrived, the port recorded so. */
export async function register(
  puente: TestApplication,
  registrar: Actor,
  { nationality, language, isCounted, arrivedOn }: Waiting,
): Promise<void> {
  const form = withPaper('2019-08-14', 1);
  const { householdId } = await aHousehold(puente, registrar, {
    ...form,
    submissionKey: randomUUID(),
    language,
    people: form.people.map((one) => ({ ...one, nationality })),
    consents: [{ purpose: 'help' }, ...(isCounted ? [{ purpose: 'statistics' as const }] : [])],
  });
  if (arrivedOn !== null) await arrive(puente, householdId, arrivedOn);
}

async function arrive(puente: TestApplication, householdId: string, day: string): Promise<void> {
  await puente.within(system, async ({ tx, now, newId }) => {
    const planId = newId();
    await tx.run(sql`
      insert into appointments.plans (programme_id, plan_id, as_of, made_from, summary, made_at, made_by)
      select programme_id, ${planId}, ${now}, '', '{}', ${now}, ${newId()}
      from queue.tickets where household_id = ${householdId}`);
    await tx.run(sql`
      insert into appointments.slots (household_id, slot_id, programme_id, organisation_id, ticket_number,
        port, day, size, plan_id, state, state_since, time_zone)
      select household_id, ${newId()}, programme_id, organisation_id, ticket_number, '2301', ${day}, 1,
        ${planId}, 'arrived', ${now}, 'America/Matamoros'
      from queue.tickets where household_id = ${householdId}`);
  });
}
