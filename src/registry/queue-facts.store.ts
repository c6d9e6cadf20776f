import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A registered household as kept; where it is now is sealed. */
export interface HouseholdFactsRow {
  householdId: string;
  organisationId: string;
  registeredAt: Date;
  size: number;
  childAlone: boolean;
  whereabouts: Buffer | null;
}

/** A person of a registered household; what is known of the case is sealed. */
export interface MemberFactsRow {
  householdId: string;
  personId: string;
  inProgramme: 'yes' | 'no' | 'unknown';
  case: Buffer | null;
}

/** When somebody was returned: the first day of the month or year where only that is known. */
export interface EnrolmentFacts {
  enrolledOn: string | null;
  precision: 'day' | 'month' | 'year' | 'unknown';
  basis: 'declared' | 'paper_seen' | 'confirmed';
  port: string | null;
  /** Who saw the paper, and who confirmed it. */
  seenBy: string | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  /** When the person left the household, whose enrolment then counts for it no more; null: still of it. */
  leftAt: Date | null;
}

/** What the queue reads of households that stand registered, as it is kept. */
export async function findQueueRows(tx: Tx, householdIds: readonly string[]) {
  const [households, members, enrolments] = await Promise.all([
    tx.rows<HouseholdFactsRow>(sql`
      select household_id as "householdId", organisation_id as "organisationId",
        registered_at as "registeredAt", size, child_alone as "childAlone",
        whereabouts_sealed as whereabouts
      from registry.households
      where household_id = any (${householdIds}::uuid[]) and state = 'registered'`),
    tx.rows<MemberFactsRow>(sql`
      select household_id as "householdId", person_id as "personId",
        in_programme as "inProgramme", case_sealed as case
      from registry.people
      where household_id = any (${householdIds}::uuid[]) and left_at is null
      order by household_id, position`),
    tx.rows<EnrolmentFacts & { householdId: string }>(sql`
      select e.household_id as "householdId", e.enrolled_on as "enrolledOn", e.precision, e.basis,
        e.port, e.decided_by as "seenBy", e.confirmed_by as "confirmedBy",
        e.confirmed_at as "confirmedAt", p.left_at as "leftAt"
      from registry.enrolments e
      join registry.people p using (household_id, person_id)
      where e.household_id = any (${householdIds}::uuid[])`),
  ]);
  return { households, members, enrolments };
}

/** Ids of households that stand registered, after `after` in the order of ids. */
export async function listRegistered(
  tx: Tx,
  after: string | null,
  most: number,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select household_id as id from registry.households
    where state = 'registered' and (${after}::uuid is null or household_id > ${after})
    order by household_id limit ${most}`);
  return rows.map(({ id }) => id);
}
