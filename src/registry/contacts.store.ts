import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** Ends a contact at a time that may lie ahead; false if there is none in force. */
export async function endContact(
  tx: Tx,
  householdId: string,
  contactId: string,
  { at, now }: { at: Date; now: Date },
): Promise<boolean> {
  const ended = await tx.run(sql`
    update registry.contacts set ended_at = ${at}
    where household_id = ${householdId} and contact_id = ${contactId}
      and (ended_at is null or ended_at > ${now})`);
  return ended === 1;
}

/** Drops a change of this contact that is not yet in force. */
export async function dropWaiting(
  tx: Tx,
  householdId: string,
  replaced: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    delete from registry.contacts
    where household_id = ${householdId} and replaces = ${replaced} and takes_effect_at > ${now}`);
}

/**
 * Undoes a change that is not yet in force: the new contact goes, the old one stays. Takes either of the
 * two; false if nothing waits.
 */
export async function undoWaiting(
  tx: Tx,
  householdId: string,
  contactId: string,
  now: Date,
): Promise<boolean> {
  const dropped = await tx.rows<{ replaces: string | null }>(sql`
    delete from registry.contacts
    where household_id = ${householdId} and takes_effect_at > ${now}
      and ${contactId} in (contact_id, replaces)
    returning replaces`);
  const kept = [contactId, ...dropped.flatMap(({ replaces }) => replaces ?? [])];
  const resumed = await tx.run(sql`
    update registry.contacts set ended_at = null
    where household_id = ${householdId} and contact_id = any (${kept}::uuid[])
      and ended_at > ${now}`);
  return dropped.length + resumed > 0;
}
