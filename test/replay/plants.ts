import { type Sql, sql } from '#platform/sql.ts';
import type { Checked } from '../../replay/checks/check-replay.ts';

/** One thing done by somebody with the whole database in hand, and which check must find it. */
export interface Plant {
  what: string;
  /** What of the database would refuse it, taken away first. */
  unguard?: Sql;
  /** Changes exactly one row of the programme, by the statement that is given its id. */
  change(programmeId: string): Sql;
  found(checked: Checked): number;
}

/** A family that waited at both ends of the day of a place that another, behind it, was given. */
const passedOver = sql`
  t.state = 'waiting' and t.held_reason is null and t.enrolment_basis = 'paper_seen'
  and t.ready_from is null and t.class = 'normal'`;

const aSlot = (programmeId: string, state: string) => sql`
  (select slot_id from appointments.slots where programme_id = ${programmeId} and state = ${state}
    order by day, slot_id limit 1)`;

const aTicket = (programmeId: string, state: string) => sql`
  (select household_id from queue.tickets where programme_id = ${programmeId} and state = ${state}
    order by ticket_number limit 1)`;

/** Gives the day of a family to one that stands behind it. */
const swap = (programmeId: string) => sql`
  with behind as (
    select s.slot_id, t.household_id, t.ticket_number
    from appointments.slots s
    join appointments.plans p using (programme_id, plan_id)
    join queue.tickets o on o.household_id = s.household_id and o.programme_id = s.programme_id
    join queue.tickets t on t.programme_id = s.programme_id and t.size <= s.size
      and s.port = any (t.ports) and ${passedOver} and t.joined_at < p.made_at
      and t.enrolled_on > o.enrolled_on
    where s.programme_id = ${programmeId} and s.state = 'arrived' and o.class = 'normal'
    order by p.made_at desc, t.enrolled_on desc limit 1)
  update appointments.slots s set household_id = b.household_id, ticket_number = b.ticket_number
  from behind b where s.slot_id = b.slot_id`;

/** Says that a family stood by which came before another that was asked, and could have come. */
const standsByUnasked = (programmeId: string) => sql`
  insert into appointments.stand_by (household_id, programme_id, organisation_id, ticket_number,
    ports, notice, ready_hours, until, joined_at)
  select t.household_id, t.programme_id, t.organisation_id, t.ticket_number, array[a.port],
    array[1], 0, '2021-12-31', t.joined_at
  from appointments.stand_by_asks a
  join queue.tickets o using (household_id, programme_id)
  join queue.tickets t on t.programme_id = a.programme_id and t.size <= a.size
    and a.port = any (t.ports) and ${passedOver} and t.enrolled_on < o.enrolled_on
    and t.joined_at < a.asked_at - interval '7 days'
  where a.programme_id = ${programmeId} and o.class = 'normal'
  order by exists (select from appointments.slots s where s.household_id = t.household_id),
    a.asked_at - t.joined_at desc limit 1
  on conflict (household_id, programme_id) do update set ports = excluded.ports,
    notice = excluded.notice, joined_at = excluded.joined_at, ended_at = null`;

/** Whatever must be zero in the tables, made one. */
export const plants: readonly Plant[] = [
  {
    what: 'a day given to a family behind: an inversion',
    change: swap,
    found: ({ inversions }) => inversions.length,
  },
  {
    what: 'a day given to a family behind: an overtaking without a reason',
    change: swap,
    found: ({ overtakings }) => overtakings.unexplained,
  },
  {
    what: 'a day given to a family behind: a plan that nobody can make again',
    change: swap,
    found: ({ plansNotRepeated }) => plansNotRepeated,
  },
  {
    what: 'a family that stood by and was not asked',
    change: standsByUnasked,
    found: ({ inversions }) => inversions.length,
  },
  {
    what: 'a day for one more than the family',
    change: (programmeId) => sql`
      update appointments.slots set size = size + 1 where slot_id = ${aSlot(programmeId, 'arrived')}`,
    found: ({ splitFamilies }) => splitFamilies.length,
  },
  {
    what: 'a second arrival of one family',
    unguard: sql`drop index appointments.slots_one_live`,
    change: (programmeId) => sql`
      update appointments.slots set state = 'arrived' where slot_id = (
        select m.slot_id from appointments.slots m join appointments.slots a using (household_id)
        where m.programme_id = ${programmeId} and m.state in ('declined', 'lapsed', 'missed')
          and a.state = 'arrived' order by m.slot_id limit 1)`,
    found: ({ splitFamilies }) => splitFamilies.length,
  },
  {
    what: 'a family called served that never came',
    change: (programmeId) => sql`
      update queue.tickets set state = 'served'
      where household_id = ${aTicket(programmeId, 'waiting')}`,
    found: ({ lostPlaces }) => lostPlaces.length,
  },
  {
    what: 'a family put out of the queue',
    unguard: sql`alter table queue.tickets drop constraint tickets_check`,
    change: (programmeId) => sql`
      update queue.tickets set state = 'withdrawn'
      where household_id = ${aTicket(programmeId, 'waiting')}`,
    found: ({ lostPlaces }) => lostPlaces.length,
  },
  {
    what: 'a place that is gone',
    change: (programmeId) => sql`
      delete from queue.tickets where household_id = ${aTicket(programmeId, 'waiting')}`,
    found: ({ lostPlaces }) => lostPlaces.length,
  },
  {
    what: 'a place under another number',
    change: (programmeId) => sql`
      update queue.tickets set ticket_number = reverse(ticket_number)
      where household_id = ${aTicket(programmeId, 'waiting')}`,
    found: ({ lostPlaces }) => lostPlaces.length,
  },
  {
    what: 'a family that arrived and waits again',
    change: (programmeId) => sql`
      update queue.tickets set state = 'waiting'
      where household_id = ${aTicket(programmeId, 'served')}`,
    found: ({ lostPlaces }) => lostPlaces.length,
  },
  {
    what: 'a class that nobody raised',
    change: (programmeId) => sql`
      update queue.tickets set class = 'urgent' where household_id = (
        select household_id from queue.tickets where programme_id = ${programmeId}
          and class = 'normal' and state = 'waiting' order by ticket_number limit 1)`,
    found: ({ raisedAlone }) => raisedAlone.length,
  },
  {
    what: 'a family that a phase takes in and nobody told',
    change: (programmeId) => sql`
      update queue.standings set outcome = 'not_yet', from_on = '2021-06-23'
      where household_id = ${aTicket(programmeId, 'waiting')}`,
    found: ({ leftBehind }) => leftBehind.length,
  },
  {
    what: 'more people on a day than a port takes',
    change: (programmeId) => sql`
      update appointments.slots set size = 500 where slot_id = ${aSlot(programmeId, 'arrived')}`,
    found: ({ overfullDays }) => overfullDays.length,
  },
];
