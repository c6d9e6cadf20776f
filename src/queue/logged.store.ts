import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';
import type { TicketFacts } from '#transparency/commitment.rules.ts';

/** A place with what is committed to of it. */
export interface LoggedTicket {
  householdId: string;
  facts: TicketFacts;
}

/** True when the log of a programme has begun. */
export function isLogBegun(tx: Tx, programmeId: string): Promise<boolean> {
  return isTrue(
    tx,
    sql`select exists (select from transparency.logs where log_id = ${programmeId}) as begun`,
  );
}

/** Programmes whose log has not begun: those from before there were logs. */
export async function programmesWithoutLog(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select programme_id as id from queue.programmes p
    where not exists (select from transparency.logs l where l.log_id = p.programme_id)
    order by declared_at`);
  return rows.map(({ id }) => id);
}

/**
 * Keeps what is committed to of new places, and gives it, by ticket number; nothing for those kept before.
 * A household that joined anew has a new number, which is a new place.
 */
export function keepGiven(
  tx: Tx,
  programmeId: string,
  householdIds: readonly string[] | 'all',
): Promise<LoggedTicket[]> {
  const which =
    householdIds === 'all' ? sql`true` : sql`t.household_id = any (${householdIds}::uuid[])`;
  return tx.rows(sql`
    with kept as (
      insert into queue.logged_tickets (household_id, programme_id, facts)
      select t.household_id, t.programme_id, queue.ticket_facts(t) from queue.tickets t
      where t.programme_id = ${programmeId} and ${which}
      on conflict (household_id, programme_id) do update set facts = excluded.facts
        where logged_tickets.facts ->> 'ticket' <> excluded.facts ->> 'ticket'
      returning household_id, facts)
    select household_id as "householdId", facts from kept order by facts ->> 'ticket' collate "C"`);
}

/** A place whose facts are not those that the log was told last. */
export interface ChangedTicket extends LoggedTicket {
  before: TicketFacts;
}

/** Those of the places whose facts changed since their last entry. */
export function changedSinceLogged(
  tx: Tx,
  programmeId: string,
  householdIds: readonly string[],
): Promise<ChangedTicket[]> {
  return tx.rows(sql`
    select l.household_id as "householdId", l.facts as before, queue.ticket_facts(t) as facts
    from queue.logged_tickets l join queue.tickets t using (household_id, programme_id)
    where l.programme_id = ${programmeId} and l.household_id = any (${householdIds}::uuid[])
      and l.facts <> queue.ticket_facts(t)
    order by t.ticket_number collate "C"`);
}

/** Keeps what places now commit to. */
export async function keepChanged(
  tx: Tx,
  programmeId: string,
  tickets: readonly LoggedTicket[],
): Promise<void> {
  await tx.run(sql`
    update queue.logged_tickets l set facts = n.facts
    from unnest(${tickets.map(({ householdId }) => householdId)}::uuid[],
      ${tickets.map(({ facts }) => JSON.stringify(facts))}::jsonb[]) as n (household_id, facts)
    where l.programme_id = ${programmeId} and l.household_id = n.household_id`);
}

/** The places of households with what they commit to now, whatever the log was told. */
export function factsNow(
  tx: Tx,
  programmeId: string,
  householdIds: readonly string[],
): Promise<LoggedTicket[]> {
  return tx.rows(sql`
    select t.household_id as "householdId", queue.ticket_facts(t) as facts
    from queue.tickets t
    where t.programme_id = ${programmeId} and t.household_id = any (${householdIds}::uuid[])
    order by t.ticket_number collate "C"`);
}

/** The numbers of places that their households left. */
export async function leftTickets(tx: Tx, programmeId: string): Promise<string[]> {
  const rows = await tx.rows<{ ticket: string }>(sql`
    select ticket_number as ticket from queue.tickets
    where programme_id = ${programmeId} and state = 'withdrawn' order by 1`);
  return rows.map(({ ticket }) => ticket);
}

/** The source of a version of a programme's rules, or null. */
export async function sourceOfRules(
  tx: Tx,
  programmeId: string,
  version: number,
): Promise<Record<string, string> | null> {
  const row = await tx.first<{ source: Record<string, string> }>(sql`
    select source from queue.rule_versions
    where programme_id = ${programmeId} and version = ${version}`);
  return row?.source ?? null;
}

/** Takes away what the log was told of a household. */
export async function forgetLogged(tx: Tx, householdId: string): Promise<void> {
  await tx.run(sql`delete from queue.logged_tickets where household_id = ${householdId}`);
}
