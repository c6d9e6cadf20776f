import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** Marks people as gone from a household; their words, look-ups and own contacts go with them. */
export async function removeLeavers(
  tx: Tx,
  householdId: string,
  personIds: string[],
  now: Date,
): Promise<void> {
  await Promise.all([
    tx.run(sql`
      update registry.people set left_at = ${now}
      where household_id = ${householdId} and person_id = any (${personIds}::uuid[])`),
    tx.run(sql`
      update registry.households set size = greatest(1, size - ${personIds.length}::int)
      where household_id = ${householdId}`),
    tx.run(sql`
      update registry.secret_words set ended_at = ${now}
      where household_id = ${householdId} and person_id = any (${personIds}::uuid[])
        and ended_at is null`),
    tx.run(sql`
      delete from registry.lookups
      where household_id = ${householdId} and person_id = any (${personIds}::uuid[])`),
    tx.run(sql`
      delete from registry.contacts
      where household_id = ${householdId} and person_id = any (${personIds}::uuid[])`),
  ]);
}

/** What was decided about an enrolment in the household it came from. */
export interface Decided {
  enrolmentId: string;
  document: Buffer;
  decidedBy: string | null;
  confirmedBy: string | null;
}

/** Who decided the enrolments of these people. */
export function decidersOf(
  tx: Tx,
  householdId: string,
  personIds: string[],
): Promise<{ enrolmentId: string; decidedBy: string | null; confirmedBy: string | null }[]> {
  return tx.rows(sql`
    select enrolment_id as "enrolmentId", decided_by as "decidedBy", confirmed_by as "confirmedBy"
    from registry.enrolments
    where household_id = ${householdId} and person_id = any (${personIds}::uuid[])
      and document_sealed is not null`);
}

/** Puts the papers that were seen beside the enrolments of the new household. */
export async function keepPapers(
  tx: Tx,
  householdId: string,
  papers: readonly Decided[],
): Promise<void> {
  if (papers.length === 0) return;
  await tx.run(sql`
    update registry.enrolments e
    set document_sealed = p.document, decided_by = p.decided, confirmed_by = p.confirmed
    from unnest(${papers.map((p) => p.enrolmentId)}::uuid[], ${papers.map((p) => p.document)}::bytea[],
      ${papers.map((p) => p.decidedBy)}::uuid[], ${papers.map((p) => p.confirmedBy)}::uuid[])
      as p (id, document, decided, confirmed)
    where e.household_id = ${householdId} and e.enrolment_id = p.id`);
}

/** Links the household that was left with the new one. The family left behind never reads links. */
export async function keepParting(
  tx: Tx,
  link: {
    linkId: string;
    householdId: string;
    otherHouseholdId: string;
    organisationId: string;
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`
    insert into registry.links
      (household_id, link_id, other_household_id, kind, organisation_id, made_at)
    values (${link.householdId}, ${link.linkId}, ${link.otherHouseholdId}, 'family_of',
      ${link.organisationId}, ${link.at})`);
}
