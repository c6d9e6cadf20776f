import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { OpeningPart } from './commitment.rules.ts';

/** An entry to be written, and what opens its commitments. */
export interface PendingEntry {
  /** JSON without its day. */
  entry: string;
  /** Those of one entry have one id. */
  openings: readonly SealedOpening[];
}

interface SealedOpening {
  openingId: string;
  part: OpeningPart;
  householdId: string | null;
  ticket: string | null;
  sealed: Buffer;
  /** What is told of a ticket's turn, under a key; null for what tells nothing of it. */
  orderGroup: Buffer | null;
  /** A day of a ticket or what came of it, under a key; null for what tells of none. */
  dayGroup: Buffer | null;
}

/**
 * Keeps entries in their order, with their openings, in one statement. They wait for nobody: their
 * positions come later. False when there is no such log.
 */
export async function keepPending(
  tx: Tx,
  logId: string,
  onDay: string,
  entries: readonly PendingEntry[],
): Promise<boolean> {
  const openings = entries.flatMap((entry) => entry.openings);
  const kept = await tx.run(sql`
    with log as (select log_id from transparency.logs where log_id = ${logId}),
    opened as (
      insert into transparency.openings
        (log_id, opening_id, part, household_id, ticket, sealed, order_group, day_group)
      select log.log_id, o.* from log, unnest(
        ${openings.map(({ openingId }) => openingId)}::uuid[],
        ${openings.map(({ part }) => part)}::text[],
        ${openings.map(({ householdId }) => householdId)}::uuid[],
        ${openings.map(({ ticket }) => ticket)}::text[],
        ${openings.map(({ sealed }) => sealed)}::bytea[],
        ${openings.map(({ orderGroup }) => orderGroup)}::bytea[],
        ${openings.map(({ dayGroup }) => dayGroup)}::bytea[]) as o)
    insert into transparency.pending (log_id, entry, on_day, opening_id)
    select log.log_id, e.entry, ${onDay}::date, e.opening_id
    from log, unnest(${entries.map(({ entry }) => entry)}::text[],
      ${entries.map((entry) => entry.openings[0]?.openingId ?? null)}::uuid[])
      with ordinality as e (entry, opening_id, place)
    order by e.place`);
  return kept === entries.length;
}

/** An entry that waits for its position. */
export interface WaitingEntry {
  pendingId: number;
  entry: string;
  onDay: string;
  openingId: string | null;
}

/** The entries of a log that wait, in their order, at most so many. */
export function listPending(tx: Tx, logId: string, atMost: number): Promise<WaitingEntry[]> {
  return tx.rows(sql`
    select pending_id as "pendingId", entry, on_day as "onDay", opening_id as "openingId"
    from transparency.pending where log_id = ${logId} order by pending_id limit ${atMost}`);
}

/** Takes away entries that have their position now. */
export async function dropPending(
  tx: Tx,
  logId: string,
  pendingIds: readonly number[],
): Promise<void> {
  await tx.run(sql`
    delete from transparency.pending
    where log_id = ${logId} and pending_id = any (${pendingIds}::bigint[])`);
}

/** The logs in which entries wait. */
export async function logsWithPending(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ logId: string }>(sql`
    select log_id as "logId" from transparency.logs l
    where exists (select from transparency.pending p where p.log_id = l.log_id)`);
  return rows.map(({ logId }) => logId);
}
