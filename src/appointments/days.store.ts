import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** Records who confirmed the slots of a day with the port; gives those that were not confirmed before. */
export async function confirmSlots(
  tx: Tx,
  day: { programmeId: string; port: string; day: string },
  confirmation: { confirmedWith: string; confirmedAt: Date; staffId: string },
): Promise<{ householdId: string; slotId: string }[]> {
  return tx.rows(sql`
    update appointments.slots set confirmed_with = ${confirmation.confirmedWith},
      confirmed_at = ${confirmation.confirmedAt}, confirmed_by = ${confirmation.staffId}
    where programme_id = ${day.programmeId} and port = ${day.port} and day = ${day.day}
      and state in ('planned', 'offered', 'accepted') and confirmed_at is null
    returning household_id as "householdId", slot_id as "slotId"`);
}

/** How full a port is on a day. */
export interface Fill {
  port: string;
  day: string;
  people: number;
  households: number;
  offered: number;
  accepted: number;
  confirmed: number;
  arrived: number;
  missed: number;
  turnedAway: number;
  standBy: number;
  /** People whose answer is waited for. */
  asked: number;
}

/** How full each port is from one day to another, both included; days with nobody are left out. */
export function fillOf(tx: Tx, programmeId: string, from: string, to: string): Promise<Fill[]> {
  return tx.rows(sql`
    select port, day, people, households, offered, accepted, confirmed, arrived, missed,
      turned_away as "turnedAway", stand_by as "standBy", asked
    from appointments.fill(${programmeId}, ${from}, ${to})`);
}

/** A household's day at a port. */
export interface DaySlot {
  slotId: string;
  ticketNumber: string;
  size: number;
  state: string;
  stateSince: Date;
  timeZone: string;
  confirmed: boolean;
  /** It arrived on another day. */
  arrivedElse: boolean;
  cameSaidBy: string | null;
  cameSaidAt: Date | null;
  cameReason: string | null;
}

/**
 * Who has a day at a port or had it, by ticket number: everybody for who stewards the programme, else those of the
 * actor's organisation. Who gave it back, or did not answer, once the day has come and unless it was given again.
 */
export function listDay(
  tx: Tx,
  which: { programmeId: string; port: string; day: string },
  now: Date,
): Promise<DaySlot[]> {
  return tx.rows(sql`
    select s.slot_id as "slotId", s.ticket_number as "ticketNumber", s.size, s.state,
      s.state_since as "stateSince", s.time_zone as "timeZone", s.confirmed_at is not null as confirmed,
      s.came_said_by as "cameSaidBy", s.came_said_at as "cameSaidAt", s.came_reason as "cameReason",
      exists (select from appointments.slots o
        where o.household_id = s.household_id and o.programme_id = s.programme_id
          and o.slot_id <> s.slot_id and o.state = 'arrived') as "arrivedElse"
    from appointments.slots s
    where s.programme_id = ${which.programmeId} and s.port = ${which.port} and s.day = ${which.day}
      and (s.programme_id in (select queue.stewarded())
        or s.organisation_id = (select platform.organisation()))
      and (s.state in ('planned', 'offered', 'accepted', 'arrived', 'missed', 'turned_away')
        or (s.state in ('declined', 'lapsed') and s.day <= (${now} at time zone s.time_zone)::date
          and not exists (select from appointments.slots o
            where o.household_id = s.household_id and o.programme_id = s.programme_id
              and o.day = s.day and o.slot_id <> s.slot_id
              and (o.state in ('planned', 'offered', 'accepted', 'arrived', 'missed', 'turned_away')
                or o.state_since > s.state_since))))
    order by s.ticket_number collate "C"`);
}
