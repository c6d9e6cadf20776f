import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { PlanFacts, SealedFacts } from '#transparency/verify/sealed-facts.rules.ts';

/** A change of a port or a day that the database noted and the log has not. */
export interface Unlogged {
  householdId: string | null;
  ticket: string | null;
  /** Its household is erased: nothing is kept that opens the entry. */
  erased: boolean;
  /** People who travelled on the day; null where nobody did. */
  travelled: number | null;
  facts: Exclude<SealedFacts, PlanFacts>;
}

/** Takes what the log has not been told of a programme, in the order it happened. */
export function takeUnlogged(tx: Tx, programmeId: string): Promise<Unlogged[]> {
  return tx.rows(sql`
    with taken as (
      delete from appointments.unlogged where programme_id = ${programmeId}
      returning number, household_id, ticket, travelled, facts)
    select t.household_id as "householdId", t.ticket, t.travelled, t.facts,
      coalesce(h.state = 'erased', false) as erased
    from taken t left join registry.households h using (household_id) order by t.number`);
}

/** The programmes of which the log has not been told all. */
export async function programmesUnlogged(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select distinct programme_id as id from appointments.unlogged`,
  );
  return rows.map(({ id }) => id);
}
