import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A leaf at its position, with the ticket that it is about. */
export interface KeptLeaf {
  position: number;
  leaf: string;
}

/** Keeps leaves from a position on, and says to their openings where they stand. */
export async function keepLeaves(
  tx: Tx,
  logId: string,
  from: number,
  leaves: readonly { leaf: string; ticket: string | null; openingId: string | null }[],
): Promise<void> {
  const opened = leaves.flatMap(({ openingId }, at) =>
    openingId === null ? [] : [[openingId, from + at] as const],
  );
  await Promise.all([
    tx.run(sql`
      insert into transparency.entries (log_id, position, leaf, ticket)
      select ${logId}, ${from}::bigint + e.place - 1, e.leaf, e.ticket
      from unnest(${leaves.map(({ leaf }) => leaf)}::text[],
        ${leaves.map(({ ticket }) => ticket)}::text[]) with ordinality as e (leaf, ticket, place)`),
    // One look at each row at most, however the statement was planned: a join planned while the table
    // was empty would look at every row for every opening.
    tx.run(sql`
      update transparency.openings o
      set position = (${JSON.stringify(Object.fromEntries(opened))}::jsonb ->> o.opening_id::text)::bigint
      where o.log_id = ${logId} and o.opening_id = any (${opened.map(([id]) => id)}::uuid[])`),
  ]);
}

/** The leaves from a position to another, the last not included. */
export function listLeaves(tx: Tx, logId: string, from: number, to: number): Promise<KeptLeaf[]> {
  return tx.rows(sql`
    select position, leaf from transparency.entries
    where log_id = ${logId} and position >= ${from} and position < ${to} order by position`);
}

/** The leaves at some positions and those about some tickets, in order. */
export function leavesOf(
  tx: Tx,
  logId: string,
  positions: readonly number[],
  tickets: readonly string[],
): Promise<KeptLeaf[]> {
  return tx.rows(sql`
    select position, leaf from transparency.entries
    where log_id = ${logId}
      and (position = any (${positions}::bigint[]) or ticket = any (${tickets}::text[]))
    order by position`);
}
