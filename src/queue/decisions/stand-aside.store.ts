import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { CaseState } from './expedite.store.ts';

/**
 * Takes the actor out of a request for good; null if it is not open to them. The database refuses somebody whose no
 * stands in it (`stood_aside`).
 */
export function keepAside(tx: Tx, requestId: string, now: Date) {
  return tx.first<{
    householdId: string;
    programmeId: string;
    stageBefore: string;
    stage: string;
    /** Whether a yes of theirs went with them. */
    yesWent: boolean;
  }>(sql`
    select household_id as "householdId", programme_id as "programmeId",
      stage_before as "stageBefore", stage, yes_went as "yesWent"
    from queue.stand_aside(${requestId}, ${now})`);
}

/** Takes everybody out whose yes waits for another and who left, or decides no more. */
export function keepAsideWhoLeft(tx: Tx, now: Date) {
  return tx.rows<{
    householdId: string;
    programmeId: string;
    requestId: string;
    stageBefore: string;
    stage: string;
  }>(sql`
    select household_id as "householdId", programme_id as "programmeId", request_id as "requestId",
      stage_before as "stageBefore", stage
    from queue.set_aside_who_left(${now})`);
}

/** Lets a household that grew wait for a paper again where whoever named one left. */
export function forgetProposalsOfWhoLeft(tx: Tx) {
  return tx.rows<{ householdId: string; correctionId: string }>(sql`
    select household_id as "householdId", correction_id as "correctionId"
    from queue.forget_proposals_of_who_left()`);
}

/** What somebody of the actor's organisation decided, newest first. */
export function decisionsBy(
  tx: Tx,
  staffId: string,
  before: { at: Date; requestId: string } | null,
  most: number,
) {
  return tx.rows<{
    requestId: string;
    ticketNumber: string;
    programme: string;
    said: 'yes' | 'no' | 'taken_back';
    at: Date;
    state: CaseState;
    moved: boolean;
    others: string[];
  }>(sql`
    select request_id as "requestId", ticket_number as "ticketNumber", programme, said, at, state,
      moved, others
    from queue.decisions_of(${staffId}, ${before?.at ?? null}::timestamptz,
      ${before?.requestId ?? null}::uuid, ${most})`);
}
