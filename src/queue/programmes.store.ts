import type { z } from 'zod';
import type { ProgrammeRules } from '#pathways/index.ts';
import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';
import type { Declaration, Programme, ProgrammeStep } from './contract.ts';
import type { Source } from './source.ts';

const columns = sql`programme_id as "programmeId", organisation_id as "organisationId", name, state,
  state_since as "stateSince", state_source as "stateSource", declared_source as "declaredSource",
  starts_on as "startsOn", ends_on as "endsOn", time_zone as "timeZone", ports, classes,
  lead_days as "leadDays", offer_hours as "offerHours", published_at as "publishedAt"`;

/** Every programme, newest first. */
export function listProgrammes(tx: Tx): Promise<Programme[]> {
  return tx.rows(sql`select ${columns} from queue.programmes order by declared_at desc`);
}

/** Ids of the programmes in force. */
export async function listInForce(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select programme_id as id from queue.programmes where state = 'in_force'`,
  );
  return rows.map(({ id }) => id);
}

/** A programme, or null. */
export function findProgramme(tx: Tx, programmeId: string): Promise<Programme | null> {
  return tx.first(sql`select ${columns} from queue.programmes where programme_id = ${programmeId}`);
}

/**
 * Holds a programme until the end of the transaction: whoever plans, offers, publishes, pauses or resumes
 * does so one after the other.
 */
export async function holdProgramme(tx: Tx, programmeId: string): Promise<void> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`programme ${programmeId}`}, 0))`,
  );
}

/** A programme with the rules by which it takes people in. */
export type RuledProgramme = Programme & { rules: ProgrammeRules };

/** A programme with its rules, or null. */
export function findRuledProgramme(tx: Tx, programmeId: string): Promise<RuledProgramme | null> {
  return tx.first(
    sql`select ${columns}, rules from queue.programmes where programme_id = ${programmeId}`,
  );
}

/** The programmes in whose queue a household can come to stand. */
export function listOpenProgrammes(tx: Tx): Promise<RuledProgramme[]> {
  return tx.rows(sql`
    select ${columns}, rules from queue.programmes
    where state in ('in_force', 'paused') order by declared_at`);
}

/** Keeps a programme as it is declared. */
export async function keepProgramme(
  tx: Tx,
  programme: Declaration & { programmeId: string; organisationId: string; staffId: string },
  now: Date,
): Promise<void> {
  const { source } = programme;
  await tx.run(sql`
    insert into queue.programmes (programme_id, organisation_id, name, state, state_since, state_source,
      declared_source, starts_on, ends_on, time_zone, ports, classes, rules, lead_days, offer_hours,
      declared_at, declared_by)
    values (${programme.programmeId}, ${programme.organisationId}, ${programme.name},
      ${programme.state}, ${now}, ${JSON.stringify(source)}, ${JSON.stringify(source)},
      ${programme.startsOn}, ${programme.endsOn}, ${programme.timeZone}, ${programme.ports},
      ${programme.classes}, ${JSON.stringify(programme.rules)}, ${programme.leadDays},
      ${programme.offerHours}, ${now}, ${programme.staffId})`);
}

/** Moves a programme of the actor's organisation to another state; null if it is not theirs. */
export function moveProgramme(
  tx: Tx,
  programmeId: string,
  state: Programme['state'],
  source: Source,
  now: Date,
): Promise<Programme | null> {
  return tx.first(sql`
    update queue.programmes set state = ${state}, state_since = ${now},
      state_source = ${JSON.stringify(source)}
    where programme_id = ${programmeId}
    returning ${columns}`);
}

/** Keeps that a programme stands still from now; the database refuses a second open pause. */
export async function openPause(
  tx: Tx,
  pause: { programmeId: string; pauseId: string; source: Source },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into queue.pauses (programme_id, pause_id, paused_at, source)
    values (${pause.programmeId}, ${pause.pauseId}, ${now}, ${JSON.stringify(pause.source)})`);
}

/** Ends the pause that lasts, if one does. */
export async function closePause(
  tx: Tx,
  programmeId: string,
  source: Source,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update queue.pauses set resumed_at = ${now}, resume_source = ${JSON.stringify(source)}
    where programme_id = ${programmeId} and resumed_at is null`);
}

/** The last pause of a programme that has ended. */
export function lastPause(
  tx: Tx,
  programmeId: string,
): Promise<{ pausedAt: Date; resumedAt: Date } | null> {
  return tx.first(sql`
    select paused_at as "pausedAt", resumed_at as "resumedAt" from queue.pauses
    where programme_id = ${programmeId} and resumed_at is not null
    order by resumed_at desc limit 1`);
}

/** What a fact about a subject says; null where there is none such. */
export async function findPayload(
  tx: Tx,
  { subjectId, factId }: { subjectId: string; factId: string },
): Promise<unknown> {
  const row = await tx.first<{ payload: unknown }>(sql`
    select payload from platform.facts where subject_id = ${subjectId} and fact_id = ${factId}`);
  return row?.payload ?? null;
}

/** What was done with a programme, newest first, as far as the actor may read its facts. */
export function listSteps(
  tx: Tx,
  programmeId: string,
  most: number,
): Promise<z.infer<typeof ProgrammeStep>[]> {
  return tx.rows(sql`
    select name as fact, at, payload ->> 'order' as "order", payload ->> 'port' as port
    from platform.facts
    where subject_id = ${programmeId} and subject_kind = 'programme'
      and name <> 'queue.considerationGoesOn'
    order by position desc limit ${most}`);
}

/** Whether the actor's organisation stewards the programme, in a role that plans. */
export function isSteward(tx: Tx, programmeId: string): Promise<boolean> {
  return isTrue(tx, sql`select queue.is_steward(${programmeId}) as steward`);
}
