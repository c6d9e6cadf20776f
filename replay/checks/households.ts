import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/**
 * Households that were divided: two days that stand at once, two arrivals, or a day for fewer or more
 * people than live in it.
 */
export async function findSplitFamilies(tx: Tx, programmeId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select household_id as id from appointments.slots
    where programme_id = ${programmeId} and state in ('planned', 'offered', 'accepted', 'arrived')
    group by household_id having count(*) > 1
    union
    select s.household_id from appointments.slots s
    where s.programme_id = ${programmeId} and s.state in ('planned', 'offered', 'accepted', 'arrived')
      and s.size <> (select count(*) from registry.people p
        where p.household_id = s.household_id and p.left_at is null)
    order by 1`);
  return rows.map(({ id }) => id);
}

/**
 * Places that were given once and are not there any more under their number, that ended without the
 * household leaving or arriving, or that did not come back to waiting after a day that was lost.
 */
export async function findLostPlaces(tx: Tx, programmeId: string): Promise<string[]> {
  const rows = await tx.rows<{ ticket: string }>(sql`
    select f.payload ->> 'ticketNumber' as ticket
    from platform.facts f
    left join queue.tickets t on t.household_id = f.subject_id and t.programme_id = ${programmeId}
      and t.ticket_number = f.payload ->> 'ticketNumber'
    where f.name = 'queue.ticketGiven' and f.payload ->> 'programmeId' = ${programmeId}
      and (t.ticket_number is null
        or (t.state = 'withdrawn' and not exists (select from platform.facts l
          where l.subject_id = f.subject_id and l.name = 'queue.queueLeft'))
        or (t.state = 'served') <> exists (select from appointments.slots s
          where s.household_id = t.household_id and s.programme_id = t.programme_id
            and s.state = 'arrived')
        or (t.state in ('offered', 'accepted') and not exists (select from appointments.slots s
          where s.household_id = t.household_id and s.programme_id = t.programme_id
            and s.state = t.state)))
    order by 1`);
  return rows.map(({ ticket }) => ticket);
}

/** Households that a phase takes in by now and that are still told “not yet”. */
export async function findLeftBehind(
  tx: Tx,
  programmeId: string,
  today: string,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select household_id as id from queue.standings
    where programme_id = ${programmeId} and outcome = 'not_yet' and from_on <= ${today}
    order by 1`);
  return rows.map(({ id }) => id);
}

/** Days on which a port was given more people than it takes. */
export async function findOverfullDays(tx: Tx, programmeId: string): Promise<string[]> {
  const rows = await tx.rows<{ seat: string }>(sql`
    with latest as (
      select distinct on (port) port, overrides from appointments.openings
      where programme_id = ${programmeId} order by port, version desc)
    select s.day || ' ' || s.port as seat
    from appointments.slots s join latest o using (port)
    where s.programme_id = ${programmeId}
      and s.state in ('planned', 'offered', 'accepted', 'arrived', 'missed')
    group by s.day, s.port, o.overrides
    having sum(s.size) > coalesce((o.overrides ->> s.day::text)::int, 0)
    order by 1`);
  return rows.map(({ seat }) => seat);
}

/** Tickets whose class was raised; the second list has those without two different deciders. */
export async function findRaised(
  tx: Tx,
  programmeId: string,
): Promise<{ raised: Set<string>; undecided: string[] }> {
  const rows = await tx.rows<{ ticket: string; decided: boolean }>(sql`
    select t.ticket_number as ticket, exists (select from queue.expedite_requests r
      where r.household_id = t.household_id and r.programme_id = t.programme_id
        and r.state = 'confirmed' and r.class = t.class and r.confirmed_by <> r.decided_by) as decided
    from queue.tickets t where t.programme_id = ${programmeId} and t.class <> 'normal'`);
  return {
    raised: new Set(rows.map(({ ticket }) => ticket)),
    undecided: rows.filter(({ decided }) => !decided).map(({ ticket }) => ticket),
  };
}
