import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A household that grew, as it is kept; the paper is sealed with the household's key. */
export interface KeptCorrection {
  householdId: string;
  correctionId: string;
  ticketNumbers: string[];
  sizeFrom: number;
  sizeTo: number;
  noticedAt: Date;
  state: 'noticed' | 'proposed' | 'confirmed' | 'declined';
  document: Buffer | null;
  proposedBy: string | null;
}

/** Corrections of an organisation's households that wait for somebody, oldest first. */
export function listWaiting(tx: Tx, organisationId: string): Promise<KeptCorrection[]> {
  return tx.rows(sql`
    select c.household_id as "householdId", c.correction_id as "correctionId",
      array(select t.ticket_number from queue.tickets t where t.household_id = c.household_id
        order by 1) as "ticketNumbers",
      c.size_from as "sizeFrom", c.size_to as "sizeTo", c.noticed_at as "noticedAt", c.state,
      c.document_sealed as document, c.proposed_by as "proposedBy"
    from queue.household_corrections c
    join registry.households h on h.household_id = c.household_id and h.state <> 'erased'
    where c.organisation_id = ${organisationId} and c.state in ('noticed', 'proposed')
    order by c.noticed_at limit 200`);
}

/** What waits of a household that grew, if the actor may see it. */
export function openCorrectionOf(tx: Tx, householdId: string) {
  return tx.first<{ sizeFrom: number; sizeTo: number; state: 'noticed' | 'proposed' }>(sql`
    select size_from as "sizeFrom", size_to as "sizeTo", state from queue.household_corrections
    where household_id = ${householdId} and state in ('noticed', 'proposed')`);
}

/** Places of an organisation whose day is not the one that the papers show, until two people saw them. */
export function listDatesWaiting(tx: Tx, organisationId: string) {
  return tx.rows<{ householdId: string; ticketNumber: string; standsAt: string; undated: boolean }>(
    sql`
    select t.household_id as "householdId", t.ticket_number as "ticketNumber",
      t.enrolled_on as "standsAt", t.undated
    from queue.tickets t
    where t.organisation_id = ${organisationId} and t.date_waits
      and t.state in ('waiting', 'offered', 'accepted')
    order by t.ticket_number limit 200`,
  );
}

/**
 * Notes households that grew, one open line each, and forgets those that are no more. What was declined
 * stays so until the household changes again. Another size is another correction, by another id: nobody
 * confirms a size that was not read. Gives what is new.
 */
export async function noticeGrowth(
  tx: Tx,
  grown: readonly {
    householdId: string;
    organisationId: string;
    sizeFrom: number;
    sizeTo: number;
  }[],
  ids: readonly string[],
  now: Date,
): Promise<{ householdId: string; correctionId: string }[]> {
  return tx.rows(sql`
    insert into queue.household_corrections as kept (household_id, correction_id, organisation_id,
      size_from, size_to, noticed_at)
    select g.household_id, g.correction_id, g.organisation_id, g.size_from, g.size_to, ${now}
    from unnest(
      ${grown.map((one) => one.householdId)}::uuid[], ${ids}::uuid[],
      ${grown.map((one) => one.organisationId)}::uuid[],
      ${grown.map((one) => one.sizeFrom)}::int[], ${grown.map((one) => one.sizeTo)}::int[])
      as g (household_id, correction_id, organisation_id, size_from, size_to)
    where not exists (select from queue.household_corrections c
      where c.household_id = g.household_id and c.state = 'declined' and c.size_to = g.size_to)
    on conflict (household_id) where state in ('noticed', 'proposed')
      do update set correction_id = excluded.correction_id, size_from = excluded.size_from,
        size_to = excluded.size_to, state = 'noticed', document_sealed = null, proposed_by = null,
        proposed_at = null, noticed_at = excluded.noticed_at
      where kept.size_to <> excluded.size_to
    returning household_id as "householdId", correction_id as "correctionId"`);
}

/** Keeps the paper that somebody named, under a new id; false if no correction waits. */
export async function keepProposal(
  tx: Tx,
  { householdId, correctionId }: { householdId: string; correctionId: string },
  document: Buffer,
  now: Date,
): Promise<boolean> {
  const row = await tx.first<{ id: string | null }>(
    sql`select queue.propose_correction(${householdId}, ${correctionId}, ${document}, ${now}) as id`,
  );
  return row?.id === correctionId;
}

/** Decides as the actor; null if nothing waits for a second person. */
export function keepCorrectionDecision(
  tx: Tx,
  which: { householdId: string; correctionId: string; confirm: boolean },
  now: Date,
): Promise<{ proposedBy: string; sizeTo: number } | null> {
  return tx.first(sql`
    select proposed_by as "proposedBy", size_to as "sizeTo" from queue.decide_correction(
      ${which.householdId}, ${which.correctionId}, ${which.confirm}, ${now})`);
}

/** Lets the places of a household count so many people; gives those that changed. */
export function keepSize(tx: Tx, householdId: string, size: number) {
  return tx.rows<{ programmeId: string; heldReason: string | null }>(sql`
    select programme_id as "programmeId", held_reason as "heldReason"
    from queue.keep_size(${householdId}, ${size})`);
}
