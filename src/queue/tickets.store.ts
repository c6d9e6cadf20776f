import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { all, type Sql, sql } from '#platform/sql.ts';
import type { StandingDate } from './standing-date.rules.ts';

/** A place as its household, its organisation and the system see it. */
export interface Ticket {
  householdId: string;
  programmeId: string;
  organisationId: string;
  ticketNumber: string;
  class: string;
  undated: boolean;
  enrolledOn: string;
  enrolmentPrecision: StandingDate['precision'];
  enrolmentBasis: StandingDate['basis'];
  size: number;
  ports: string[];
  portsChosen: boolean;
  readyFrom: string | null;
  state: 'waiting' | 'offered' | 'accepted' | 'served' | 'withdrawn';
  stateSince: Date;
  heldReason: string | null;
  withdrawnAt: Date | null;
  joinedAt: Date;
  /** Another day is claimed, or was seen by one person: the one here stands until two people saw it. */
  dateWaits: boolean;
  drawn: boolean;
}

const columns = sql`t.household_id as "householdId", t.programme_id as "programmeId",
  t.organisation_id as "organisationId", t.ticket_number as "ticketNumber", t.class, t.undated,
  t.enrolled_on as "enrolledOn", t.enrolment_precision as "enrolmentPrecision",
  t.enrolment_basis as "enrolmentBasis", t.size, t.ports, t.ports_chosen as "portsChosen",
  t.ready_from as "readyFrom", t.state, t.state_since as "stateSince",
  t.held_reason as "heldReason", t.withdrawn_at as "withdrawnAt", t.joined_at as "joinedAt",
  t.date_waits as "dateWaits"`;

/** The places of a household, each with whether its batch has been drawn. */
export function ticketsOfHousehold(tx: Tx, householdId: string): Promise<Ticket[]> {
  return tx.rows(sql`
    select ${columns}, b.drawn_at is not null as drawn
    from queue.tickets t join queue.batches b using (programme_id, batch_id)
    where t.household_id = ${householdId}`);
}

/** The places of some households in one programme. */
export function ticketsOf(
  tx: Tx,
  programmeId: string,
  householdIds: readonly string[],
): Promise<Ticket[]> {
  return tx.rows(sql`
    select ${columns}, b.drawn_at is not null as drawn
    from queue.tickets t join queue.batches b using (programme_id, batch_id)
    where t.programme_id = ${programmeId} and t.household_id = any (${householdIds}::uuid[])`);
}

/** What a household's facts make of its place. */
export interface PlaceFacts extends StandingDate {
  householdId: string;
  organisationId: string;
  size: number;
  ports: readonly string[];
  heldReason: string | null;
  /** Another day is claimed or seen by one person; the one here stands until two people saw it. */
  dateWaits?: boolean;
}

/** Adds places in a batch; ticket numbers that are taken are left out, to be tried again. */
export async function addTickets(
  tx: Tx,
  where: { programmeId: string; batchId: string; now: Date },
  places: readonly (PlaceFacts & { ticketNumber: string })[],
): Promise<Set<string>> {
  const { programmeId, batchId, now } = where;
  const rows = await tx.rows<{ householdId: string }>(sql`
    insert into queue.tickets (programme_id, batch_id, class, state_since, joined_at, household_id,
      organisation_id, ticket_number, undated, enrolled_on, enrolment_precision, enrolment_basis, size,
      held_reason, ports)
    select ${programmeId}, ${batchId}, 'normal', ${now}, ${now}, p.household_id, p.organisation_id,
      n.ticket_number, p.undated, p.enrolled_on, p.precision, p.basis, p.size, p.held_reason,
      string_to_array(p.ports, ' ')
    from ${unnested(places)}
      join unnest(${places.map((one) => one.householdId)}::uuid[],
        ${places.map((one) => one.ticketNumber)}::text[]) as n (household_id, ticket_number)
      using (household_id)
    on conflict do nothing
    returning household_id as "householdId"`);
  return new Set(rows.map(({ householdId }) => householdId));
}

/** Brings places in line with the facts; a chosen order of ports stays. Gives the ids of those that changed. */
export async function changeTickets(
  tx: Tx,
  programmeId: string,
  places: readonly PlaceFacts[],
): Promise<string[]> {
  if (places.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(sql`
    update queue.tickets t set organisation_id = p.organisation_id, undated = p.undated,
      enrolled_on = p.enrolled_on, enrolment_precision = p.precision, enrolment_basis = p.basis,
      size = p.size, held_reason = ${heldOf}, date_waits = p.date_waits,
      ports = case when t.ports_chosen then t.ports else string_to_array(p.ports, ' ') end
    from ${unnested(places)}
    where t.programme_id = ${programmeId} and t.household_id = p.household_id
      and (t.organisation_id, t.undated, t.enrolled_on, t.enrolment_precision, t.enrolment_basis,
          t.size, t.held_reason, t.date_waits, t.ports)
        is distinct from (p.organisation_id, p.undated, p.enrolled_on, p.precision, p.basis,
          p.size, ${heldOf}, p.date_waits,
          case when t.ports_chosen then t.ports else string_to_array(p.ports, ' ') end)
    returning t.household_id as id`);
  return rows.map(({ id }) => id);
}

/** A household that waits until it is together stays held when nothing else holds it. */
const heldOf = sql`coalesce(p.held_reason, case when t.waits_together then 'family_apart' end)`;

function unnested(places: readonly PlaceFacts[]): Sql {
  return sql`unnest(
      ${places.map((one) => one.householdId)}::uuid[],
      ${places.map((one) => one.organisationId)}::uuid[],
      ${places.map((one) => one.undated)}::boolean[],
      ${places.map((one) => one.enrolledOn)}::date[],
      ${places.map((one) => one.precision)}::text[],
      ${places.map((one) => one.basis)}::text[],
      ${places.map((one) => one.size)}::int[],
      ${places.map((one) => one.heldReason)}::text[],
      ${places.map((one) => one.dateWaits ?? false)}::boolean[],
      ${places.map((one) => one.ports.join(' '))}::text[])
    as p (household_id, organisation_id, undated, enrolled_on, precision, basis, size, held_reason,
      date_waits, ports)`;
}

/** A line of the organisation's own list. */
export type TicketRow = Omit<Ticket, 'drawn'> & { rank: number | null };

const showing: Readonly<Record<string, Sql>> = {
  all: sql`true`,
  bring_paper: sql`t.enrolment_basis = 'declared' and t.state = 'waiting'`,
  held: sql`t.held_reason is not null`,
  priority: sql`t.class <> 'normal'`,
  withdrawn: sql`t.state = 'withdrawn'`,
};

/** Places of the organisation's own households by ticket number, one page after another. */
export function listTicketRows(
  tx: Tx,
  wanted: { programmeId: string; organisationId: string; show: string; after: string | null },
  most: number,
): Promise<TicketRow[]> {
  const conditions = [
    sql`t.programme_id = ${wanted.programmeId}`,
    sql`t.organisation_id = ${wanted.organisationId}`,
    sql`(${wanted.after}::text is null or t.ticket_number > ${wanted.after})`,
    showing[wanted.show] ?? sql`true`,
  ];
  return tx.rows(sql`
    select ${columns}, p.rank
    from queue.tickets t left join queue.positions p using (household_id, programme_id)
    where ${all(conditions)} order by t.ticket_number limit ${most}`);
}

/** Moves places between waiting, offered, accepted and served; gives how many moved. */
export async function setStates(
  tx: Tx,
  programmeId: string,
  householdIds: readonly string[],
  state: 'waiting' | 'offered' | 'accepted' | 'served',
  now: Date,
): Promise<number> {
  const row = await tx.first<{ moved: number }>(sql`
    select queue.set_states(${programmeId}, ${householdIds}::uuid[], ${state}, ${now}) as moved`);
  return row?.moved ?? 0;
}

/** Lets a place wait again that was served by mistake; any other stays as it is. */
export async function waitAgain(
  tx: Tx,
  householdId: string,
  programmeId: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`select queue.wait_again(${householdId}, ${programmeId}, ${now})`);
}

/** Leaves a place; false if there is none that is live, or it is not the actor's to leave. */
export function leavePlace(
  tx: Tx,
  householdId: string,
  programmeId: string,
  now: Date,
): Promise<boolean> {
  return isTrue(tx, sql`select queue.leave(${householdId}, ${programmeId}, ${now}) as done`);
}

/** Takes up a place that was left; false if there is none, it is too late, or the household is not registered. */
export function comeBack(
  tx: Tx,
  householdId: string,
  programmeId: string,
  now: Date,
): Promise<boolean> {
  return isTrue(tx, sql`select queue.come_back(${householdId}, ${programmeId}, ${now}) as done`);
}

/** Holds a place until its household is together, or no longer; false if nothing changed. */
export function waitTogether(
  tx: Tx,
  place: { householdId: string; programmeId: string; wait: boolean },
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select queue.wait_together(${place.householdId}, ${place.programmeId}, ${place.wait}) as done`,
  );
}

/** Gives a new place to who left the old one for good; false if the number is taken, or it may not. */
export function joinAnew(
  tx: Tx,
  place: { householdId: string; programmeId: string; ticketNumber: string; batchId: string },
  now: Date,
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select queue.join_anew(${place.householdId}, ${place.programmeId}, ${place.ticketNumber},
      ${place.batchId}, ${now}) as done`,
  );
}

/** Sets the ports of a place, preferred first, and the first day of travel; false if there is no place. */
export function setPorts(
  tx: Tx,
  place: {
    householdId: string;
    programmeId: string;
    ports: readonly string[];
    readyFrom: string | null;
  },
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select queue.choose_ports(${place.householdId}, ${place.programmeId}, ${place.ports}::text[],
      ${place.readyFrom}) as done`,
  );
}
