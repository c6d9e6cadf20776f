import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { PlaceThere, TakingOutReason } from './taking-out.rules.ts';

/** Somebody whom one person, who still works there, asks to take out, until another decides. */
export interface KeptTakingOut {
  householdId: string;
  folio: string;
  requestId: string;
  personId: string;
  reason: TakingOutReason;
  askedBy: string;
  askedAt: Date;
}

const waiting = sql`select p.household_id as "householdId", h.folio, p.request_id as "requestId",
    p.person_id as "personId", p.reason, p.asked_by as "askedBy", p.asked_at as "askedAt"
  from queue.people_to_take_out p
  join registry.households h on h.household_id = p.household_id and h.state <> 'erased'
  where p.outcome is null and registry.still_works(p.asked_by)`;

/** What waits of an organisation's households, oldest first. */
export function listTakingOut(tx: Tx, organisationId: string): Promise<KeptTakingOut[]> {
  return tx.rows(sql`${waiting} and p.organisation_id = ${organisationId}
    order by p.asked_at limit 200`);
}

/** What waits of one household that the actor's organisation keeps. */
export function takingOutOf(
  tx: Tx,
  organisationId: string,
  householdId: string,
): Promise<KeptTakingOut[]> {
  return tx.rows(sql`${waiting} and p.organisation_id = ${organisationId}
    and p.household_id = ${householdId} order by p.asked_at`);
}

/** The places of a household, and when two people last confirmed that it grew. */
export async function restingOn(
  tx: Tx,
  householdId: string,
): Promise<{ places: PlaceThere[]; grewAt: Date | null }> {
  const [places, grew] = await Promise.all([
    tx.rows<PlaceThere>(sql`
      select size, state, joined_at as "joinedAt" from queue.tickets
      where household_id = ${householdId}`),
    tx.first<{ at: Date | null }>(sql`
      select max(decided_at) as at from queue.household_corrections
      where household_id = ${householdId} and state = 'confirmed'`),
  ]);
  return { places, grewAt: grew?.at ?? null };
}

/** Keeps that the actor asks to take somebody out; false where that is asked already. */
export async function keepAsking(
  tx: Tx,
  asked: { householdId: string; requestId: string; personId: string; reason: string },
  now: Date,
): Promise<boolean> {
  const row = await tx.first<{ kept: boolean }>(sql`
    select queue.ask_to_take_out(${asked.householdId}, ${asked.requestId}, ${asked.personId},
      ${asked.reason}, ${now}) as kept`);
  return row?.kept === true;
}

/** Decides as the actor; null if nothing waits. The constraint `two_take_out` refuses who asked. */
export function keepTakingOutDecision(
  tx: Tx,
  which: { householdId: string; requestId: string; confirm: boolean },
  now: Date,
): Promise<{ personId: string; reason: string; askedBy: string } | null> {
  return tx.first(sql`
    select person_id as "personId", reason, asked_by as "askedBy"
    from queue.decide_to_take_out(${which.householdId}, ${which.requestId}, ${which.confirm}, ${now})`);
}

/** Lets places count no more people than the household has; gives those that changed. */
export function shrinkPlaces(tx: Tx, householdId: string, requestId: string) {
  return tx.rows<{ programmeId: string; heldReason: string | null }>(sql`
    select programme_id as "programmeId", held_reason as "heldReason"
    from queue.shrink_places(${householdId}, ${requestId})`);
}

/** Asks nobody any more to confirm that a household grew which did not. */
export async function forgetGrowth(tx: Tx, householdId: string): Promise<void> {
  await tx.rows(sql`select queue.forget_growth(${householdId})`);
}
