import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import { courtOrder } from '../history.ts';

/** What became of the places at the ports, in people, until the court's order. */
export interface Seats {
  /** What ports could take. */
  could: number;
  /** Came on a day that a plan had given. */
  planned: number;
  /** Came on a day that had fallen free at short notice; and their households. */
  shortNotice: number;
  shortNoticeHouseholds: number;
  /** Had a day and did not come, without saying so before. */
  missed: number;
  /** Households that were asked about a place at short notice. */
  asked: number;
}

/** Counts them from the tables. */
export async function countSeats(tx: Tx, programmeId: string): Promise<Seats> {
  const counted = await tx.first<Seats>(sql`
    with latest as (
      select distinct on (port) port, overrides from appointments.openings
      where programme_id = ${programmeId} order by port, version desc),
    room as (
      select coalesce(sum(people::int), 0) as could
      from latest cross join lateral jsonb_each_text(overrides) as days (day, people)
      where day < ${courtOrder}),
    came as (
      select coalesce(sum(size) filter (where state = 'arrived' and not stand_by), 0) as planned,
        coalesce(sum(size) filter (where state = 'arrived' and stand_by), 0) as "shortNotice",
        count(*) filter (where state = 'arrived' and stand_by) as "shortNoticeHouseholds",
        coalesce(sum(size) filter (where state = 'missed'), 0) as missed
      from appointments.slots where programme_id = ${programmeId} and day < ${courtOrder})
    select room.could, came.*, (select count(*) from appointments.stand_by_asks
      where programme_id = ${programmeId}) as asked
    from room, came`);
  if (!counted) throw new Error('the places could not be counted');
  return counted;
}
