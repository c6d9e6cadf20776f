import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';

/** A request to go earlier as it is kept; its ground is sealed with the household's key. */
export interface KeptRequest {
  requestId: string;
  householdId: string;
  programmeId: string;
  ticketNumber: string;
  class: string;
  ground: Buffer;
  askedByFamily: boolean;
  askedAt: Date;
  state: 'asked' | 'granted' | 'refused' | 'confirmed' | 'not_confirmed';
  decidedBy: string | null;
  reasonCode: string | null;
}

const columns = sql`r.request_id as "requestId", r.household_id as "householdId",
  r.programme_id as "programmeId", t.ticket_number as "ticketNumber", r.class,
  r.ground_sealed as ground, r.asked_by_family as "askedByFamily", r.asked_at as "askedAt", r.state,
  r.decided_by as "decidedBy", r.reason_code as "reasonCode"`;

/** A request that the actor may see, or null. `for update`: decisions come one after the other. */
export function findRequest(
  tx: Tx,
  householdId: string,
  requestId: string,
): Promise<KeptRequest | null> {
  return tx.first(sql`
    select ${columns} from queue.expedite_requests r
      join queue.tickets t using (household_id, programme_id)
    where r.household_id = ${householdId} and r.request_id = ${requestId}
    for update of r`);
}

/** Requests that the actor may see, oldest first: waiting for a person, or decided of late. */
export function listRequests(tx: Tx, show: 'open' | 'decided'): Promise<KeptRequest[]> {
  const open = show === 'open';
  return tx.rows(sql`
    select ${columns} from queue.expedite_requests r
      join queue.tickets t using (household_id, programme_id)
    where (r.state in ('asked', 'granted')) = ${open}
    order by r.asked_at limit 200`);
}

/** Keeps a request, its ground sealed; the database refuses a second open one. */
export async function keepRequest(
  tx: Tx,
  request: Pick<
    KeptRequest,
    'requestId' | 'householdId' | 'programmeId' | 'class' | 'ground' | 'askedByFamily'
  > & { organisationId: string | null },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into queue.expedite_requests (household_id, request_id, programme_id, asked_by_family,
      organisation_id, class, ground_sealed, asked_at)
    values (${request.householdId}, ${request.requestId}, ${request.programmeId},
      ${request.askedByFamily}, ${request.organisationId}, ${request.class}, ${request.ground}, ${now})`);
}

/** Keeps what the first of two deciders decided. */
export async function keepDecision(
  tx: Tx,
  { householdId, requestId }: Pick<KeptRequest, 'householdId' | 'requestId'>,
  decision: { state: 'granted' | 'refused'; reasonCode: string; staffId: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update queue.expedite_requests set state = ${decision.state}, decided_by = ${decision.staffId},
      decided_at = ${now}, reason_code = ${decision.reasonCode}
    where household_id = ${householdId} and request_id = ${requestId}`);
}

/** Keeps what the second decider did; the database refuses the first one again (`two_deciders`). */
export async function keepConfirmation(
  tx: Tx,
  { householdId, requestId }: Pick<KeptRequest, 'householdId' | 'requestId'>,
  confirmation: { state: 'confirmed' | 'not_confirmed'; staffId: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update queue.expedite_requests set state = ${confirmation.state},
      confirmed_by = ${confirmation.staffId}, confirmed_at = ${now}
    where household_id = ${householdId} and request_id = ${requestId}`);
}

/** Moves the class of the place behind a confirmed request; false if the database finds none. */
export function moveClass(tx: Tx, householdId: string, requestId: string): Promise<boolean> {
  return isTrue(tx, sql`select queue.move_class(${householdId}, ${requestId}) as moved`);
}
