import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { OpeningPart } from './commitment.rules.ts';

/** An opening as it is kept. */
export interface KeptOpening {
  openingId: string;
  part: OpeningPart;
  position: number;
  sealed: Uint8Array;
}

/** All openings of a log from a position to another, the last not included. For witnesses. */
export function listOpenings(
  tx: Tx,
  logId: string,
  from: number,
  to: number,
): Promise<KeptOpening[]> {
  return tx.rows(sql`
    select opening_id as "openingId", part, position, sealed from transparency.openings
    where log_id = ${logId} and position >= ${from} and position < ${to}
    order by position, part collate "C"`);
}

/** Those of them that the public may have today. */
export function listPublicOpenings(
  tx: Tx,
  logId: string,
  today: string,
  from: number,
  to: number,
): Promise<KeptOpening[]> {
  return tx.rows(sql`
    select opening_id as "openingId", part, place as position, sealed
    from transparency.public_openings(${logId}, ${today}, ${from}, ${to})
    order by place, part collate "C"`);
}

/** An opening of the family that asks; its position is null while it waits for the sequencer. */
export interface OwnOpening extends Omit<KeptOpening, 'position'> {
  logId: string;
  ticket: string | null;
  position: number | null;
}

/** The openings of the family that asks. */
export function ownOpenings(tx: Tx, householdId: string): Promise<OwnOpening[]> {
  return tx.rows(sql`
    select log_id as "logId", opening_id as "openingId", part, ticket, position, sealed
    from transparency.openings where household_id = ${householdId}
    order by log_id, position, part collate "C"`);
}

/** The openings of a log about some tickets, for Puente itself. */
export function openingsAbout(
  tx: Tx,
  logId: string,
  tickets: readonly string[],
): Promise<OwnOpening[]> {
  return tx.rows(sql`
    select log_id as "logId", opening_id as "openingId", part, ticket, position, sealed
    from transparency.openings where log_id = ${logId} and ticket = any (${tickets}::text[])
    order by position, part collate "C"`);
}

/** Takes away what opens the commitments of a log that is over. */
export async function dropOpeningsIn(tx: Tx, logId: string): Promise<void> {
  await tx.run(sql`delete from transparency.openings where log_id = ${logId}`);
}

/** Takes away what opens a household's commitments. True when there was something. */
export async function dropOpenings(tx: Tx, householdId: string): Promise<boolean> {
  const [openings, travels] = await Promise.all([
    tx.run(sql`delete from transparency.openings where household_id = ${householdId}`),
    tx.run(sql`delete from transparency.travels where household_id = ${householdId}`),
  ]);
  return openings + travels > 0;
}

/** Forgets that tickets travelled. */
export async function dropTravels(
  tx: Tx,
  logId: string,
  tickets: readonly string[],
): Promise<void> {
  await tx.run(sql`
    delete from transparency.travels
    where log_id = ${logId} and ticket = any (${tickets}::text[])`);
}

/** Keeps when a ticket travelled; told again, the last counts. */
export async function keepTravel(
  tx: Tx,
  logId: string,
  travel: { ticket: string; householdId: string; travelledOn: string; size: number },
): Promise<void> {
  await tx.run(sql`
    insert into transparency.travels (log_id, ticket, household_id, travelled_on, size)
    values (${logId}, ${travel.ticket}, ${travel.householdId}, ${travel.travelledOn}, ${travel.size})
    on conflict (log_id, ticket) do update
      set travelled_on = excluded.travelled_on, size = excluded.size`);
}
