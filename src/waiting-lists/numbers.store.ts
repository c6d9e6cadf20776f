import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Party, Waiting } from './call-order.rules.ts';
import type { Outcome, StepKind } from './list-words.rules.ts';
import type { NumberState, Standing } from './number-state.rules.ts';

/** A place in a list as it is kept. */
export interface KeptNumber {
  listId: string;
  number: number;
  people: number;
  state: NumberState;
  /** Where it stood when it left. */
  leftFrom: 'waiting' | 'again' | 'resting' | null;
  leftAt: Date | null;
  /** Turns missed in a row, and how many of them before its last call. */
  missed: number;
  missedBefore: number;
  callId: string | null;
  /** What came of its last call. */
  outcome: Outcome | null;
  hasOwnWord: boolean;
  checkedAt: Date | null;
}

const columns = sql`list_id as "listId", number, people, state, left_from as "leftFrom",
  left_at as "leftAt", missed, missed_before as "missedBefore", call_id as "callId", outcome,
  has_own_word as "hasOwnWord", checked_at as "checkedAt"`;

/** Keeps a new number with the keyed hashes that open it. */
export async function keepNumber(
  tx: Tx,
  given: {
    listId: string;
    number: number;
    people: number;
    staffId: string;
    organisationId: string;
    wordsMac: Buffer;
    ownWordMac: Buffer | null;
  },
  now: Date,
): Promise<void> {
  const { listId, number, ownWordMac } = given;
  await tx.run(sql`
    insert into waiting_lists.numbers (list_id, number, people, has_own_word, given_at, given_by, given_for)
    values (${listId}, ${number}, ${given.people}, ${ownWordMac !== null}, ${now}, ${given.staffId},
      ${given.organisationId})`);
  await tx.run(sql`
    insert into waiting_lists.secrets (list_id, number, words_mac, own_word_mac)
    values (${listId}, ${number}, ${given.wordsMac}, ${ownWordMac})`);
}

/** A number of a list, or null. */
export function findNumber(tx: Tx, listId: string, number: number): Promise<KeptNumber | null> {
  return tx.first(sql`
    select ${columns} from waiting_lists.numbers where list_id = ${listId} and number = ${number}`);
}

/** Some numbers of a list. */
export function findNumbers(
  tx: Tx,
  listId: string,
  numbers: readonly number[],
): Promise<KeptNumber[]> {
  return tx.rows(sql`
    select ${columns} from waiting_lists.numbers
    where list_id = ${listId} and number = any (${numbers}::int[])`);
}

/** The numbers whose last call these were, by number. */
export function numbersOfCalls(
  tx: Tx,
  listId: string,
  callIds: readonly string[],
): Promise<KeptNumber[]> {
  return tx.rows(sql`
    select ${columns} from waiting_lists.numbers
    where list_id = ${listId} and call_id = any (${callIds}::uuid[]) order by number`);
}

/** Everybody who waits to be called. */
export function partiesWaiting(tx: Tx, listId: string): Promise<Party[]> {
  return tx.rows(sql`
    select number, people, state = 'again' as "atHead" from waiting_lists.numbers
    where list_id = ${listId} and state in ('waiting', 'again')`);
}

/** How many parties come before one that waits to be called: the order of `call-order.rules.ts`, counted. */
export async function countBefore(
  tx: Tx,
  listId: string,
  { number, atHead }: Waiting,
): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*) as count from waiting_lists.numbers
    where list_id = ${listId} and case when ${atHead} then state = 'again' and number < ${number}
      else state = 'again' or (state = 'waiting' and number < ${number}) end`);
  return row?.count ?? 0;
}

/** How many numbers that were called before a day have no outcome yet. */
export async function countWithoutOutcome(tx: Tx, listId: string, day: string): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*) as count from waiting_lists.numbers n
    join waiting_lists.calls c using (list_id, call_id)
    where n.list_id = ${listId} and n.state = 'called' and c.day < ${day}`);
  return row?.count ?? 0;
}

/** Marks numbers as called. */
export async function markCalled(
  tx: Tx,
  listId: string,
  callId: string,
  numbers: readonly number[],
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.numbers set state = 'called', call_id = ${callId}, outcome = null,
      missed_before = missed, checked_at = null
    where list_id = ${listId} and number = any (${numbers}::int[])`);
}

/** Keeps what came of the last calls of some numbers, and where they stand now. */
export async function keepOutcomes(
  tx: Tx,
  listId: string,
  outcomes: readonly (Standing & { number: number; outcome: Outcome })[],
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.numbers n set state = o.state, missed = o.missed, outcome = o.outcome
    from unnest(${outcomes.map(({ number }) => number)}::int[],
      ${outcomes.map(({ state }) => state)}::text[], ${outcomes.map(({ missed }) => missed)}::int[],
      ${outcomes.map(({ outcome }) => outcome)}::text[]) as o (number, state, missed, outcome)
    where n.list_id = ${listId} and n.number = o.number`);
}

/** Lets a number stand at the head: its holder asked. */
export async function standAtHead(tx: Tx, listId: string, number: number): Promise<void> {
  await tx.run(sql`
    update waiting_lists.numbers set state = 'again', missed = 0
    where list_id = ${listId} and number = ${number}`);
}

/** Lets a number leave; where it stood is kept. */
export async function markLeft(tx: Tx, listId: string, number: number, now: Date): Promise<void> {
  await tx.run(sql`
    update waiting_lists.numbers set left_from = state, state = 'left', left_at = ${now}
    where list_id = ${listId} and number = ${number}`);
}

/** Lets a number stand where it stood. */
export async function markReturned(tx: Tx, listId: string, number: number): Promise<void> {
  await tx.run(sql`
    update waiting_lists.numbers set state = left_from, left_from = null, left_at = null
    where list_id = ${listId} and number = ${number}`);
}

/** Notes that the own word of a number was asked and right. */
export async function markChecked(
  tx: Tx,
  listId: string,
  number: number,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.numbers set checked_at = ${now}
    where list_id = ${listId} and number = ${number}`);
}

/** Writes down that the same happened to some numbers. */
export async function keepSteps(
  tx: Tx,
  listId: string,
  numbers: readonly number[],
  step: { what: StepKind; day: string; callId?: string | null },
): Promise<void> {
  await tx.run(sql`
    insert into waiting_lists.steps (list_id, number, what, day, call_id)
    select ${listId}, n, ${step.what}, ${step.day}, ${step.callId ?? null}
    from unnest(${numbers}::int[]) n`);
}

/** What happened to a number, oldest first. */
export function stepsOf(tx: Tx, listId: string, number: number) {
  return tx.rows<{ what: StepKind; day: string; callId: string | null }>(sql`
    select what, day, call_id as "callId" from waiting_lists.steps
    where list_id = ${listId} and number = ${number} order by step_id`);
}

/** How many numbers each person gave on each day since one, newest first. */
export function givenSince(tx: Tx, listId: string, timeZone: string, since: string) {
  return tx.rows<{ day: string; givenBy: string; givenFor: string; numbers: number }>(sql`
    select (given_at at time zone ${timeZone})::date as day, given_by as "givenBy",
      given_for as "givenFor", count(*) as numbers
    from waiting_lists.numbers
    where list_id = ${listId} and (given_at at time zone ${timeZone})::date > ${since}
    group by 1, 2, 3 order by 1 desc, 4 desc`);
}
