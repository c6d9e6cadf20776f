import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { PersonRow } from './sealed-rows.ts';

/** Counts one more person in a household. */
export async function growHousehold(tx: Tx, householdId: string): Promise<void> {
  await tx.run(sql`
    update registry.households set size = size + 1 where household_id = ${householdId}`);
}

/** Holds a household until the end of the transaction: one after the other decides who belongs to it. */
export async function holdHousehold(tx: Tx, householdId: string): Promise<void> {
  await tx.run(sql`
    select from registry.households where household_id = ${householdId} for update`);
}

/** Marks somebody as taken out by a desk; false for who is not there any more. */
export async function markTakenOut(
  tx: Tx,
  { householdId, personId }: { householdId: string; personId: string },
  reason: string,
  now: Date,
): Promise<boolean> {
  const marked = await tx.run(sql`
    update registry.people set left_at = ${now}, taken_out = ${reason}
    where household_id = ${householdId} and person_id = ${personId} and left_at is null`);
  return marked === 1;
}

/** Writes what is held about a person anew. */
export async function updatePerson(tx: Tx, person: PersonRow): Promise<void> {
  await tx.run(sql`
    update registry.people set names_sealed = ${person.names}, birth_sealed = ${person.birth},
      a_numbers_sealed = ${person.aNumbers}, case_sealed = ${person.case},
      needs_sealed = ${person.needs}, nationality = ${person.nationality},
      language = ${person.language}, in_programme = ${person.inProgramme}
    where household_id = ${person.householdId} and person_id = ${person.personId}`);
}

/** Forgets what a person could be found by. */
export async function dropLookupsOf(tx: Tx, householdId: string, personId: string): Promise<void> {
  await tx.run(sql`
    delete from registry.lookups where household_id = ${householdId} and person_id = ${personId}`);
}

/** Says what became of a requested correction; false if it does not wait. */
export async function decideCorrection(
  tx: Tx,
  householdId: string,
  correctionId: string,
  decision: { outcome: 'made' | 'not_made'; by: string; at: Date },
): Promise<boolean> {
  const decided = await tx.run(sql`
    update registry.corrections
    set outcome = ${decision.outcome}, decided_at = ${decision.at}, decided_by = ${decision.by}
    where household_id = ${householdId} and correction_id = ${correctionId}
      and outcome = 'waiting'`);
  return decided === 1;
}
