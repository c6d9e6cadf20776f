import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';
import type { EvidenceLevel } from './criteria.rules.ts';

/** A state of a request; see `docs/decisions/2026-11-22-who-goes-earlier.md`. */
export type CaseState =
  | 'asked'
  | 'granted'
  | 'refused'
  | 'confirmed'
  | 'not_confirmed'
  | 'appealed'
  | 'appeal_granted'
  | 'upheld';

/** The states in which somebody must decide, and those in which all is decided. */
export const openStates = ['asked', 'granted', 'appealed', 'appeal_granted'] as const;
export const closedStates = ['refused', 'confirmed', 'not_confirmed', 'upheld'] as const;

/** A request as a reviewer may see it; `householdId` and `ground` only of the own organisation's. */
export interface SeenCase {
  requestId: string;
  householdId: string | null;
  programmeId: string;
  ticketNumber: string;
  class: string;
  ground: Buffer | null;
  appeal: Buffer | null;
  /** Sealed for reviewers of other organisations, where the family shares it. */
  criteria: Buffer | null;
  askedByFamily: boolean;
  askedAt: Date;
  state: CaseState;
  stage: 'own' | 'others' | 'coordinators';
  dueAt: Date;
  evidence: EvidenceLevel;
  reasonCode: string | null;
  keeperId: string;
  decidedBy: string | null;
  decidedByOrganisation: string | null;
  confirmedBy: string | null;
  appealDecidedBy: string | null;
  appealDecidedByOrganisation: string | null;
  movedAt: Date | null;
  mayDecide: boolean;
  /** Who looks stood aside: nothing of the family is shown to them. */
  isAside: boolean;
  /** People besides who looks who could say yes now: of their organisation, and of others. */
  othersHere: number;
  othersElsewhere: number;
}

/**
 * Requests that the actor may see: soonest due first, or decided last first. Where there are more than 200, as
 * many of each organisation's families.
 */
export function listCases(tx: Tx, states: readonly CaseState[], now: Date): Promise<SeenCase[]> {
  return tx.rows(sql`
    select request_id as "requestId", household_id as "householdId", programme_id as "programmeId",
      ticket_number as "ticketNumber", class, ground, appeal, criteria,
      asked_by_family as "askedByFamily", asked_at as "askedAt", state, stage, due_at as "dueAt",
      evidence, reason_code as "reasonCode", keeper_organisation_id as "keeperId",
      decided_by as "decidedBy", decided_by_organisation as "decidedByOrganisation",
      confirmed_by as "confirmedBy", appeal_decided_by as "appealDecidedBy",
      appeal_decided_by_organisation as "appealDecidedByOrganisation", moved_at as "movedAt",
      may_decide as "mayDecide", is_aside as "isAside", others_here as "othersHere",
      others_elsewhere as "othersElsewhere"
    from queue.review_cases(${states}::text[], ${now})`);
}

/** What deciding needs; its household is never shown to who decides. */
export interface CaseToDecide {
  requestId: string;
  householdId: string;
  programmeId: string;
  state: CaseState;
  class: string;
  evidence: EvidenceLevel;
  reasonCode: string | null;
  /** The criteria, sealed; null once all is decided. */
  criteria: Buffer | null;
  mayDecide: boolean;
  isAside: boolean;
}

/** A request that the actor may see, locked until the end of the transaction; or null. */
export function findCase(tx: Tx, requestId: string): Promise<CaseToDecide | null> {
  return tx.first(sql`
    select request_id as "requestId", household_id as "householdId", programme_id as "programmeId",
      state, class, evidence, reason_code as "reasonCode", review_sealed as criteria,
      may_decide as "mayDecide", is_aside as "isAside"
    from queue.case_to_decide(${requestId})`);
}

/** A request as it is asked. */
export interface NewRequest {
  requestId: string;
  householdId: string;
  programmeId: string;
  class: string;
  /** Criteria and note, under the household's key. */
  ground: Buffer;
  /** The criteria alone, under Puente's. */
  criteria: Buffer;
  evidence: EvidenceLevel;
  askedByFamily: boolean;
  organisationId: string | null;
  keeperId: string;
  rulesVersion: number;
  clockHours: number;
}

/** Keeps a request; the database refuses a second open one (`expedite_one_open`). */
export async function keepRequest(tx: Tx, request: NewRequest, now: Date): Promise<void> {
  await tx.run(sql`
    insert into queue.expedite_requests (household_id, request_id, programme_id, asked_by_family,
      organisation_id, keeper_organisation_id, class, ground_sealed, review_sealed, evidence,
      rules_version, asked_at, clock_from, clock_hours)
    values (${request.householdId}, ${request.requestId}, ${request.programmeId},
      ${request.askedByFamily}, ${request.organisationId}, ${request.keeperId}, ${request.class},
      ${request.ground}, ${request.criteria}, ${request.evidence}, ${request.rulesVersion}, ${now},
      ${now}, ${request.clockHours})`);
}

/** Decides as the actor; gives the state it leads to, or null if the case is not the actor's to decide. */
export async function decideCase(
  tx: Tx,
  requestId: string,
  decision: { yes: boolean; reasonCode: string; evidence: EvidenceLevel | null },
  now: Date,
): Promise<CaseState | null> {
  const { yes, reasonCode, evidence } = decision;
  const row = await tx.first<{ state: CaseState | null }>(sql`
    select queue.decide_case(${requestId}, ${yes}, ${reasonCode}, ${evidence}::text, ${now}) as state`);
  return row?.state ?? null;
}

/** The two who stand behind a grant, or who refused; what an announcement names. */
export async function decidersOf(tx: Tx, requestId: string): Promise<string[]> {
  const row = await tx.first<{ deciders: string[] | null }>(
    sql`select queue.deciders_of(${requestId}) as deciders`,
  );
  return row?.deciders ?? [];
}

/** Appeals; false if there is nothing to appeal. */
export function keepAppeal(
  tx: Tx,
  appeal: { householdId: string; requestId: string; ground: Buffer; byFamily: boolean },
  now: Date,
): Promise<boolean> {
  const { householdId, requestId, ground, byFamily } = appeal;
  return isTrue(
    tx,
    sql`select queue.appeal(${householdId}, ${requestId}, ${ground}, ${byFamily}, ${now}) as done`,
  );
}

/** A class that moved, by two people. */
export interface MovedClass {
  householdId: string;
  requestId: string;
  class: string;
  reasonCode: string;
  first: string;
  second: string;
  decidedAt: Date;
}

/** Moves the granted classes for which the week has room, in the published order. */
export function moveGranted(tx: Tx, programmeId: string, now: Date): Promise<MovedClass[]> {
  return tx.rows(sql`
    select household_id as "householdId", request_id as "requestId", class,
      reason_code as "reasonCode", first, second, decided as "decidedAt"
    from queue.move_granted(${programmeId}, ${now})`);
}

/** Cases handed on because their time is half over, or over. */
export function escalateCases(
  tx: Tx,
  now: Date,
): Promise<{ householdId: string; programmeId: string; requestId: string; stage: string }[]> {
  return tx.rows(sql`
    select household_id as "householdId", programme_id as "programmeId", request_id as "requestId",
      stage from queue.escalate(${now})`);
}

/** The requests of a household, newest first. */
export function requestsOf(tx: Tx, householdId: string, now: Date) {
  return tx.rows<{
    requestId: string;
    programmeId: string;
    programme: string;
    askedAt: Date;
    state: CaseState;
    dueAt: Date;
    reasonCode: string | null;
    movedAt: Date | null;
    appealedAt: Date | null;
    keeperId: string;
    nobodyLeft: boolean;
    sharingHelps: boolean;
  }>(sql`
    select r.request_id as "requestId", r.programme_id as "programmeId", p.name as programme,
      r.asked_at as "askedAt", r.state, queue.due_at(r, ${now}) as "dueAt",
      coalesce(r.appeal_reason_code, r.confirm_reason_code, r.reason_code) as "reasonCode",
      r.moved_at as "movedAt", r.appealed_at as "appealedAt",
      r.keeper_organisation_id as "keeperId", queue.nobody_left(r) as "nobodyLeft",
      queue.sharing_helps(r) as "sharingHelps"
    from queue.expedite_requests r join queue.programmes p using (programme_id)
    where r.household_id = ${householdId} order by r.asked_at desc`);
}

/** Takes away what reviewers elsewhere could read of a household, and what it appealed on. */
export async function forgetGrounds(tx: Tx, householdId: string): Promise<void> {
  await tx.run(sql`
    update queue.expedite_requests set review_sealed = null, appeal_sealed = null, ground_sealed = ''
    where household_id = ${householdId}`);
}
