import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** Notes that somebody of the keeping organisation has opened the household. */
export async function noteFirstSeen(tx: Tx, householdId: string, now: Date): Promise<void> {
  await tx.run(sql`
    update registry.households set first_seen_at = ${now}
    where household_id = ${householdId} and first_seen_at is null
      and organisation_id = (select platform.organisation())`);
}

/** A note, sealed; `by` is a colleague's name, null for anybody else's. */
export interface NoteRow {
  noteId: string;
  at: Date;
  by: string | null;
  forLawyers: boolean;
  sealed: Buffer;
}

/** The notes that the actor may read, oldest first. */
export function findNotes(tx: Tx, householdId: string): Promise<NoteRow[]> {
  return tx.rows(sql`
    select n.note_id as "noteId", n.at, c.display_name as by, n.for_lawyers as "forLawyers", n.sealed
    from registry.notes n left join registry.colleagues c on c.staff_id = n.staff_id
    where n.household_id = ${householdId} order by n.at`);
}

/** A link, as seen from one of its two households. */
export interface LinkRow {
  linkId: string;
  kind: 'same_person' | 'family_of';
  householdId: string;
  folio: string;
  personId: string | null;
  otherPersonId: string | null;
}

/** The links of a household in either direction, as seen from it. */
export function findLinks(tx: Tx, householdId: string): Promise<LinkRow[]> {
  return tx.rows(sql`
    select l.link_id as "linkId", l.kind, h.household_id as "householdId", h.folio,
      case when l.household_id = ${householdId} then l.person_id else l.other_person_id end as "personId",
      case when l.household_id = ${householdId} then l.other_person_id else l.person_id end as "otherPersonId"
    from registry.links l
    join registry.households h on h.household_id =
      case when l.household_id = ${householdId} then l.other_household_id else l.household_id end
    where ${householdId} in (l.household_id, l.other_household_id) and l.undone_at is null
    order by l.made_at`);
}

/** A fact of a household's chain; `by` is a colleague's name, null for anybody else's. */
export interface HistoryRow {
  at: Date;
  what: string;
  payload: Record<string, unknown>;
  actor: string;
  organisation: string | null;
  by: string | null;
}

/** What happened to a household, oldest first. */
export function findHistory(tx: Tx, householdId: string): Promise<HistoryRow[]> {
  return tx.rows(sql`
    select f.at, f.name as what, f.payload, f.actor_kind as actor, o.name as organisation,
      c.display_name as by
    from registry.history(${householdId}) f
    left join registry.organisations o on o.organisation_id = f.organisation_id
    left join registry.colleagues c on c.staff_id = f.actor_id
    order by f.position`);
}

/** Keeps a sealed note. */
export async function keepNote(
  tx: Tx,
  note: {
    householdId: string;
    noteId: string;
    sealed: Buffer;
    at: Date;
    staffId: string;
    forLawyers: boolean;
  },
): Promise<void> {
  await tx.run(sql`
    insert into registry.notes (household_id, note_id, sealed, at, staff_id, for_lawyers)
    values (${note.householdId}, ${note.noteId}, ${note.sealed}, ${note.at}, ${note.staffId},
      ${note.forLawyers})`);
}

/** Says how a requested call went; without an answer it goes on waiting. False if none waits. */
export async function keepCallOutcome(
  tx: Tx,
  householdId: string,
  callId: string,
  call: { outcome: string; by: string; at: Date },
): Promise<boolean> {
  const over = call.outcome === 'no_answer' ? null : call.at;
  const kept = await tx.run(sql`
    update registry.calls
    set outcome = ${call.outcome}, called_by = ${call.by}, called_at = ${over}
    where household_id = ${householdId} and call_id = ${callId} and called_at is null`);
  return kept === 1;
}
