import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';

type State = 'registered' | 'withdrawn' | 'closed';

/** Moves a household from one state to another; false if it was in neither of those. */
export async function changeState(
  tx: Tx,
  householdId: string,
  change: { from: readonly State[]; to: State; at: Date; reason?: string; since?: Date },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update registry.households
    set state = ${change.to}, state_since = ${change.at}, close_reason = ${change.reason ?? null}
    where household_id = ${householdId} and state = any (${change.from}::text[])
      and (${change.since ?? null}::timestamptz is null or state_since >= ${change.since ?? null})`);
  return changed === 1;
}

/** Households that stand in a state since before a time; those under a legal hold left out. */
export async function lapsedHouseholds(tx: Tx, state: State, before: Date): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select household_id as id from registry.households
    where state = ${state} and state_since < ${before} and legal_hold is null
    order by household_id limit 500`);
  return rows.map(({ id }) => id);
}

/** Why a household may not be erased; null when nothing forbids it, or it is not there. */
export async function findLegalHold(tx: Tx, householdId: string): Promise<string | null> {
  const row = await tx.first<{ reason: string | null }>(sql`
    select legal_hold as reason from registry.households where household_id = ${householdId}`);
  return row?.reason ?? null;
}

/** Sets why a household may not be erased, or with null that nothing forbids it. */
export async function keepLegalHold(
  tx: Tx,
  householdId: string,
  reason: string | null,
): Promise<void> {
  await tx.run(sql`
    update registry.households set legal_hold = ${reason} where household_id = ${householdId}`);
}

/** Erases what is held; false when a legal hold stands or nothing is left to erase. */
export function erase(tx: Tx, householdId: string, now: Date): Promise<boolean> {
  return isTrue(tx, sql`select registry.erase(${householdId}, ${now}) as erased`);
}
