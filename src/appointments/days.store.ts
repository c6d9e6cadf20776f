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

/** Who is planned at a port on a day, came or missed it, by ticket number, for those who steward the programme. */
export function listDay(
  tx: Tx,
  which: { programmeId: string; port: string; day: string },
): Promise<
  { slotId: string; ticketNumber: string; size: number; state: string; confirmed: boolean }[]
> {
  return tx.rows(sql`
    select slot_id as "slotId", ticket_number as "ticketNumber", size, state,
      confirmed_at is not null as confirmed
    from appointments.slots
    where programme_id = ${which.programmeId} and port = ${which.port} and day = ${which.day}
      and state in ('planned', 'offered', 'accepted', 'arrived', 'missed', 'turned_away')
    order by ticket_number collate "C"`);
}
