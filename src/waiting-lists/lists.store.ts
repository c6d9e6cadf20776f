import type { Tx } from '#platform/database.ts';
import { type Sql, sql } from '#platform/sql.ts';
import type { List, ListState, Source } from './list.ts';

const columns = sql`l.list_id as "listId", l.port, l.time_zone as "timeZone", l.reason, l.source,
  l.holder_id as "holderId", l.co_holder_id as "coHolderId", l.grace,
  l.confirm_minutes as "confirmMinutes", l.state, l.state_since as "stateSince",
  l.state_source as "stateSource", l.last_number as "lastNumber", l.emptied_at as "emptiedAt"`;

/** Keeps a new list. */
export async function keepList(
  tx: Tx,
  list: Omit<List, 'stateSince' | 'stateSource' | 'lastNumber' | 'emptiedAt'>,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into waiting_lists.lists (list_id, port, time_zone, reason, source, holder_id, co_holder_id,
      grace, confirm_minutes, state, state_since, begun_at)
    values (${list.listId}, ${list.port}, ${list.timeZone}, ${list.reason},
      ${JSON.stringify(list.source)}, ${list.holderId}, ${list.coHolderId}, ${list.grace},
      ${list.confirmMinutes}, ${list.state}, ${now}, ${now})`);
}

/** A list that the actor may see, or null. */
export function findList(tx: Tx, listId: string): Promise<List | null> {
  return tx.first(sql`select ${columns} from waiting_lists.lists l where l.list_id = ${listId}`);
}

/**
 * The same of a list that the actor keeps, held until the end of the transaction: whatever changes a list
 * or one of its numbers does so one after the other, and is written into its log in that order.
 */
export function holdList(tx: Tx, listId: string): Promise<List | null> {
  return tx.first(
    sql`select ${columns} from waiting_lists.lists l where l.list_id = ${listId} for update`,
  );
}

/** The lists that everybody may see, those that call now first. */
export function publicLists(tx: Tx): Promise<List[]> {
  return tx.rows(sql`
    select ${columns} from waiting_lists.lists l where l.state in ('open', 'paused', 'closed')
    order by array_position(array['open', 'paused', 'closed'], l.state), l.begun_at`);
}

/** Moves a list into a state, by its order where it has one. */
export async function moveList(
  tx: Tx,
  listId: string,
  to: { state: ListState; source: Source | null },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.lists set state = ${to.state}, state_since = ${now},
      state_source = ${to.source && JSON.stringify(to.source)}
    where list_id = ${listId}`);
}

/** Takes the next number of a list that is held. */
export async function nextNumber(tx: Tx, listId: string): Promise<number> {
  const row = await tx.first<{ number: number }>(sql`
    update waiting_lists.lists set last_number = last_number + 1 where list_id = ${listId}
    returning last_number as number`);
  if (!row) throw new RangeError('the list is not held');
  return row.number;
}

/** A list with what those who keep it have to do. */
export type ListWithCounts = List & {
  partiesWaiting: number;
  peopleWaiting: number;
  outcomesMissing: number;
  openProposals: number;
};

function counted(which: Sql, now: Date): Sql {
  return sql`
    select ${columns}, n.*, (select count(*) from waiting_lists.proposals p
      where p.list_id = l.list_id and p.state = 'open' and p.confirm_by >= ${now}) as "openProposals"
    from waiting_lists.lists l
    cross join lateral (
      select count(*) filter (where n.state in ('waiting', 'again')) as "partiesWaiting",
        coalesce(sum(n.people) filter (where n.state in ('waiting', 'again')), 0) as "peopleWaiting",
        count(*) filter (where n.state = 'called') as "outcomesMissing"
      from waiting_lists.numbers n where n.list_id = l.list_id) n
    where ${which} order by l.begun_at desc`;
}

/** The lists of an organisation, the newest first. */
export function listsOf(tx: Tx, organisationId: string, now: Date): Promise<ListWithCounts[]> {
  return tx.rows(counted(isConcerned(organisationId), now));
}

/** One of them, or null. */
export function findListOf(
  tx: Tx,
  organisationId: string,
  listId: string,
  now: Date,
): Promise<ListWithCounts | null> {
  return tx.first(
    counted(sql`l.list_id = ${listId} and ${organisationId} in (l.holder_id, l.co_holder_id)`, now),
  );
}

/** It keeps the list, or is asked to. */
function isConcerned(organisationId: string): Sql {
  return sql`(${organisationId} in (l.holder_id, l.co_holder_id)
    or exists (select from waiting_lists.holder_changes c where c.list_id = l.list_id
      and c.state = 'asked' and c.comes = ${organisationId}))`;
}

/** Lets other organisations keep a list. */
export async function keepHolders(
  tx: Tx,
  listId: string,
  { stays, comes }: { stays: string; comes: string },
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.lists set holder_id = ${stays}, co_holder_id = ${comes}
    where list_id = ${listId}`);
}

/** Lists closed before a time that still hold what opens numbers. */
export async function listsToEmpty(tx: Tx, before: Date): Promise<string[]> {
  const rows = await tx.rows<{ listId: string }>(sql`
    select list_id as "listId" from waiting_lists.lists
    where state = 'closed' and emptied_at is null and state_since < ${before}`);
  return rows.map(({ listId }) => listId);
}

/** Takes away the numbers of a list, with their words, visits and steps, and its reports. */
export async function emptyList(tx: Tx, listId: string, now: Date): Promise<void> {
  await tx.run(sql`delete from waiting_lists.numbers where list_id = ${listId}`);
  await tx.run(sql`delete from waiting_lists.reports where list_id = ${listId}`);
  await tx.run(sql`update waiting_lists.lists set emptied_at = ${now} where list_id = ${listId}`);
}
