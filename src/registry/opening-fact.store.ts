import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** The question and keyed answer that open day and port; null in both before one was chosen. */
export function findOpeningFact(
  tx: Tx,
  householdId: string,
): Promise<{ question: string | null; mac: Buffer | null } | null> {
  return tx.first(sql`
    select opening_question as question, opening_mac as mac
    from registry.households where household_id = ${householdId}`);
}

/** Keeps the question of the family's choice, and the keyed hash of its answer. */
export async function keepOpeningFact(
  tx: Tx,
  householdId: string,
  fact: { question: string; mac: Buffer },
): Promise<void> {
  await tx.run(sql`
    update registry.households set opening_question = ${fact.question}, opening_mac = ${fact.mac}
    where household_id = ${householdId}`);
}
