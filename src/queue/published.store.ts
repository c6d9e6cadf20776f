import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Position } from './positions.rules.ts';
import type { Listed, PublicEntry } from './public-list.rules.ts';

/** A place whose household crossed: what the public list is made from. */
export type ServedPlace = Listed & { seed: string | null };

/** A position with the honest range beside it. */
export type RangedPosition = Position & { weeks: { from: number; to: number } | null };

/** Replaces the public list and the positions of a programme by newly computed ones. */
export async function replacePublished(
  tx: Tx,
  programmeId: string,
  published: { entries: readonly PublicEntry[]; positions: readonly RangedPosition[] },
  now: Date,
): Promise<void> {
  const { entries, positions } = published;
  await Promise.all([
    tx.run(sql`delete from queue.public_entries where programme_id = ${programmeId}`),
    tx.run(sql`
      insert into queue.public_entries
        (programme_id, position, ticket_number, class, period, place_from, place_to)
      select ${programmeId}, e.* from unnest(
        ${entries.map((_, index) => index + 1)}::int[],
        ${entries.map((one) => one.ticketNumber)}::text[], ${entries.map((one) => one.class)}::text[],
        ${entries.map((one) => one.period)}::text[], ${entries.map((one) => one.placeFrom)}::int[],
        ${entries.map((one) => one.placeTo)}::int[]) as e`),
    tx.run(sql`
      select queue.keep_positions(${programmeId},
        ${positions.map((one) => one.ticketNumber)}::text[], ${positions.map((one) => one.rank)}::int[],
        ${positions.map((one) => one.beforeAtPorts)}::int[],
        ${positions.map((one) => one.weeks?.from ?? null)}::int[],
        ${positions.map((one) => one.weeks?.to ?? null)}::int[], ${now})`),
  ]);
}

/** How many households crossed in the last 28 days, by port set as their ticket had it. */
export function servedLately(
  tx: Tx,
  programmeId: string,
  now: Date,
): Promise<{ ports: string[]; count: number }[]> {
  return tx.rows(sql`
    select ports, served as count from queue.served_lately(${programmeId}, ${now})`);
}

/** Places served since the first moment of a day on the clocks of the programme, as the order stood. */
export function servedSince(tx: Tx, programmeId: string, day: string): Promise<ServedPlace[]> {
  return tx.rows(sql`
    select ticket_number as "ticketNumber", seed, class, undated, enrolled_on as "enrolledOn"
    from queue.served_since(${programmeId}, ${day}::date)`);
}

/** A page of the public list after a position. */
export function listEntries(
  tx: Tx,
  programmeId: string,
  after: number,
  most: number,
): Promise<(PublicEntry & { position: number })[]> {
  return tx.rows(sql`
    select position, ticket_number as "ticketNumber", class, period, place_from as "placeFrom",
      place_to as "placeTo"
    from queue.public_entries where programme_id = ${programmeId} and position > ${after}
    order by position limit ${most}`);
}

/** The line of one ticket number, or null. */
export function findEntry(
  tx: Tx,
  programmeId: string,
  ticketNumber: string,
): Promise<(PublicEntry & { position: number }) | null> {
  return tx.first(sql`
    select position, ticket_number as "ticketNumber", class, period, place_from as "placeFrom",
      place_to as "placeTo"
    from queue.public_entries
    where programme_id = ${programmeId} and ticket_number = ${ticketNumber}`);
}

/** How many numbers the public list of a programme has. */
export async function countEntries(tx: Tx, programmeId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*) from queue.public_entries where programme_id = ${programmeId}`);
  return row?.count ?? 0;
}
