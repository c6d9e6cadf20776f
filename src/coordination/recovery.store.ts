import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { NewLink } from './links.ts';

/** Somebody's lost way in, that waits for the second administrator or for the person. */
export interface OpenRecovery {
  recoveryId: string;
  displayName: string;
  organisationName: string;
  askedByName: string;
  askedByMe: boolean;
  askedAt: Date;
  confirmed: boolean;
}

/** Whose way in a recovery concerns. */
export interface Recovered {
  staffId: string;
  organisationId: string;
}

/** Keeps that the actor asks for it; null if there is nobody of that name whom the actor may help. */
export function keepRecovery(
  tx: Tx,
  recoveryId: string,
  signInName: string,
  now: Date,
): Promise<Recovered | null> {
  return tx.first<Recovered>(sql`
    select staff_id as "staffId", organisation_id as "organisationId"
    from coordination.ask_recovery(${recoveryId}, ${signInName}, ${now})`);
}

/** The recoveries that the actor may be one of the two for. Nothing for who is no administrator. */
export function openRecoveries(tx: Tx, now: Date): Promise<OpenRecovery[]> {
  return tx.rows<OpenRecovery>(sql`
    select recovery_id as "recoveryId", display_name as "displayName",
      organisation_name as "organisationName", asked_by_name as "askedByName",
      asked_by_me as "askedByMe", asked_at as "askedAt", confirmed
    from coordination.open_recoveries(${now})`);
}

/** Keeps the second's word and the link; null if the actor may not be the second. */
export function keepConfirmation(
  tx: Tx,
  recoveryId: string,
  linkId: string,
  link: NewLink,
  now: Date,
): Promise<Recovered | null> {
  return tx.first<Recovered>(sql`
    select staff_id as "staffId", organisation_id as "organisationId"
    from coordination.confirm_recovery(
      ${recoveryId}, ${linkId}, ${link.hash}, ${now}, ${link.endsAt})`);
}

/** Ends a recovery and its link; null if there is none that the actor may end. */
export function dropRecovery(tx: Tx, recoveryId: string, now: Date): Promise<Recovered | null> {
  return tx.first<Recovered>(sql`
    select staff_id as "staffId", organisation_id as "organisationId"
    from coordination.end_recovery(${recoveryId}, ${now})`);
}
