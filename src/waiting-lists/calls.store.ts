import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** What was called at once. */
export interface KeptCall {
  callId: string;
  proposalId: string;
  calledAt: Date;
  day: string;
  from: number | null;
  to: number | null;
  again: number[];
  passed: number[];
  early: number | null;
}

/** Keeps a call. */
export async function keepCall(
  tx: Tx,
  listId: string,
  call: Omit<KeptCall, 'calledAt'>,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into waiting_lists.calls (list_id, call_id, proposal_id, called_at, day, from_number,
      to_number, again, passed, early_number)
    values (${listId}, ${call.callId}, ${call.proposalId}, ${now}, ${call.day}, ${call.from},
      ${call.to}, ${call.again}, ${call.passed}, ${call.early})`);
}

/** The last calls of a list, and all whose outcomes are not all recorded; newest first. */
export function lastCalls(
  tx: Tx,
  listId: string,
  atMost: number,
): Promise<(KeptCall & { people: number | null })[]> {
  return tx.rows(sql`
    with last as (
      select call_id from waiting_lists.calls where list_id = ${listId}
      order by called_at desc limit ${atMost})
    select c.call_id as "callId", c.proposal_id as "proposalId", c.called_at as "calledAt", c.day,
      c.from_number as "from", c.to_number as "to", c.again, c.passed, c.early_number as early,
      p.people
    from waiting_lists.calls c join waiting_lists.proposals p using (proposal_id)
    where c.list_id = ${listId} and (c.call_id in (select call_id from last)
      or exists (select from waiting_lists.numbers n
        where n.list_id = c.list_id and n.call_id = c.call_id and n.state = 'called'))
    order by c.called_at desc`);
}

/** The highest number called for the first time in its turn; 0: none. */
export async function calledUpTo(tx: Tx, listId: string): Promise<number> {
  const row = await tx.first<{ to: number | null }>(
    sql`select max(to_number) as "to" from waiting_lists.calls where list_id = ${listId}`,
  );
  return row?.to ?? 0;
}

/** What was called on each day before one, newest first. */
export function calledDays(tx: Tx, listId: string, before: string | null, atMost: number) {
  return tx.rows<{ day: string; from: number | null; to: number | null; again: number[] }>(sql`
    select day, min(from_number) as "from", max(to_number) as "to",
      array(select distinct n from waiting_lists.calls o, unnest(o.again) n
        where o.list_id = ${listId} and o.day = c.day order by n) as again
    from waiting_lists.calls c
    where list_id = ${listId} and (${before}::date is null or day < ${before}::date)
      and (from_number is not null or cardinality(again) > 0)
    group by day order by day desc limit ${atMost}`);
}

/** How many were called out of turn, and how often a large party was passed. */
export async function outOfTurn(
  tx: Tx,
  listId: string,
): Promise<{ early: number; passed: number }> {
  const row = await tx.first<{ early: number; passed: number }>(sql`
    select count(early_number) as early, coalesce(sum(cardinality(passed)), 0) as passed
    from waiting_lists.calls where list_id = ${listId}`);
  return row ?? { early: 0, passed: 0 };
}
