import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A message or a call, as it waits or went. */
export interface MessageRow {
  householdId: string;
  messageId: string;
  factId: string;
  kind: string;
  contactId: string;
  channel: string;
  language: string;
  attempts: number;
}

/** A new entry of the outbox. */
export type NewMessage = Omit<MessageRow, 'attempts'> & { by: 'message' | 'call'; dueAt: Date };

/** Puts messages and calls into the outbox; what is there already for the same fact stays as it is. */
export async function queueMessages(tx: Tx, messages: NewMessage[], now: Date): Promise<void> {
  await tx.run(sql`
    insert into outreach.messages (household_id, message_id, fact_id, kind, contact_id, channel, by,
      language, due_at, made_at, state_at)
    select m.*, ${now}, ${now} from unnest(
      ${messages.map((m) => m.householdId)}::uuid[], ${messages.map((m) => m.messageId)}::uuid[],
      ${messages.map((m) => m.factId)}::uuid[], ${messages.map((m) => m.kind)}::text[],
      ${messages.map((m) => m.contactId)}::uuid[], ${messages.map((m) => m.channel)}::text[],
      ${messages.map((m) => m.by)}::text[], ${messages.map((m) => m.language)}::text[],
      ${messages.map((m) => m.dueAt)}::timestamptz[]) as m
    on conflict (household_id, fact_id, contact_id, by) do nothing`);
}

/** Takes the next messages that are due: nobody else gets them for ten minutes. */
export function claimDue(tx: Tx, now: Date, most: number): Promise<MessageRow[]> {
  return tx.rows<MessageRow>(sql`
    select household_id as "householdId", message_id as "messageId", fact_id as "factId", kind,
      contact_id as "contactId", channel, language, attempts
    from outreach.claim_due(${now}, ${most})`);
}

/** How an attempt ended. */
export interface Outcome {
  state: 'sent' | 'delivered' | 'failed' | 'gave_up';
  reason: string | null;
  /** When to try again; for what is over, any time. */
  dueAt: Date;
}

/** Notes how an attempt ended. */
export async function keepOutcome(
  tx: Tx,
  message: Pick<MessageRow, 'householdId' | 'messageId'>,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update outreach.messages
    set state = ${outcome.state}, reason = ${outcome.reason}, due_at = ${outcome.dueAt}, state_at = ${now}
    where household_id = ${message.householdId} and message_id = ${message.messageId}`);
}

/** What a fact says that a message needs. */
export async function findFact(
  tx: Tx,
  householdId: string,
  factId: string,
): Promise<{ payload: unknown } | null> {
  return tx.first(sql`
    select payload from platform.facts
    where subject_id = ${householdId} and fact_id = ${factId}`);
}

/** A call that waits for somebody to make it. */
export interface CallRow {
  householdId: string;
  callId: string;
  folio: string;
  language: string;
  kind: string;
  channel: string;
  contactId: string;
  since: Date;
  attempts: number;
}

/**
 * Families of the actor's own organisation to be called, longest waiting first: one line a household,
 * about the latest news, however many it has not heard.
 */
export function findCalls(tx: Tx, organisationId: string, now: Date): Promise<CallRow[]> {
  return tx.rows<CallRow>(sql`
    select * from (
      select distinct on (m.household_id) m.household_id as "householdId", m.message_id as "callId",
        h.folio, h.language, m.kind, m.channel, m.contact_id as "contactId",
        min(m.made_at) over (partition by m.household_id) as since, m.attempts
      from outreach.messages m
      join registry.households h using (household_id)
      where m.by = 'call' and m.state in ('queued', 'failed') and m.due_at <= ${now}
        and h.organisation_id = ${organisationId}
      order by m.household_id, m.made_at desc, m.message_id
    ) latest
    order by since, "callId"
    limit 200`);
}

/** Counts one attempt of a call. Null if the actor has no such call. */
export function countAttempt(
  tx: Tx,
  call: { householdId: string; callId: string },
): Promise<{ attempts: number } | null> {
  return tx.first<{ attempts: number }>(sql`
    update outreach.messages set attempts = attempts + 1
    where household_id = ${call.householdId} and message_id = ${call.callId} and by = 'call'
      and state in ('queued', 'failed')
    returning attempts`);
}

/** How a call ended, for everything that the household had not heard: one call tells it all. */
export async function keepCallOutcome(
  tx: Tx,
  householdId: string,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update outreach.messages
    set state = ${outcome.state}, reason = ${outcome.reason}, due_at = ${outcome.dueAt}, state_at = ${now}
    where household_id = ${householdId} and by = 'call' and state in ('queued', 'failed')
      and due_at <= ${now}`);
}

/** A message or call, as the desk reads it. */
export interface ToldRow {
  messageId: string;
  kind: string;
  channel: string;
  by: 'message' | 'call';
  language: string;
  state: string;
  attempts: number;
  reason: string | null;
  stateAt: Date;
}

/** What a household was told, newest first. */
export function findTold(tx: Tx, householdId: string): Promise<ToldRow[]> {
  return tx.rows<ToldRow>(sql`
    select message_id as "messageId", kind, channel, by, language, state, attempts, reason,
      state_at as "stateAt"
    from outreach.messages where household_id = ${householdId}
    order by made_at desc, message_id`);
}

/** How many messages and calls stand in each state, for the actor's organisation. */
export function countStates(
  tx: Tx,
  organisationId: string,
): Promise<{ by: 'message' | 'call'; state: string; count: number }[]> {
  return tx.rows(sql`
    select m.by, m.state, count(*) as count
    from outreach.messages m
    join registry.households h using (household_id)
    where h.organisation_id = ${organisationId}
    group by m.by, m.state
    order by m.by, m.state`);
}
