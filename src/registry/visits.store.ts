import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** The household behind a folio and its words, its visit counted for that day; null if they differ. */
export function openPlace(
  tx: Tx,
  folio: string,
  mac: Buffer,
  day: string,
): Promise<{ householdId: string; personId: string | null; knownToHelper: boolean } | null> {
  return tx.first(sql`
    select household_id as "householdId", person_id as "personId",
      known_to_helper as "knownToHelper"
    from registry.open_place(${folio}, ${mac}, ${day})`);
}

/** Ends the visits opened with the same words as the current one. */
export async function endOtherVisits(
  tx: Tx,
  personId: string | null,
  currentToken: Buffer,
): Promise<void> {
  await tx.run(sql`select registry.end_other_visits(${personId}, ${currentToken})`);
}

/** Ends the visits opened with words that a desk has replaced, or of an adult who left. */
export async function endVisitsOf(
  tx: Tx,
  householdId: string,
  personId: string | null,
): Promise<void> {
  await tx.run(sql`select registry.end_visits_of(${householdId}, ${personId})`);
}

/** The family's own visits by day (UTC), newest first. */
export function ownVisits(tx: Tx): Promise<{ day: string; visits: number }[]> {
  return tx.rows(sql`
    select day::text as day, visits from platform.own_visits
    where household_id = (select platform.household()) order by day desc limit 90`);
}
