import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** Two households that have the same person, or are family. */
export interface NewLink {
  linkId: string;
  kind: 'same_person' | 'family_of';
  householdId: string;
  otherHouseholdId: string;
  personId: string | null;
  otherPersonId: string | null;
  organisationId: string;
  at: Date;
}

/** Keeps a link between two households. */
export async function keepLink(tx: Tx, link: NewLink): Promise<void> {
  await tx.run(sql`
    insert into registry.links (household_id, link_id, other_household_id, kind, person_id,
      other_person_id, organisation_id, made_at)
    values (${link.householdId}, ${link.linkId}, ${link.otherHouseholdId}, ${link.kind},
      ${link.personId}, ${link.otherPersonId}, ${link.organisationId}, ${link.at})`);
}

/** Undoes a link; gives its two households, or null if none stands. */
export function endLink(
  tx: Tx,
  linkId: string,
  now: Date,
): Promise<{ householdId: string; otherHouseholdId: string } | null> {
  return tx.first(sql`
    update registry.links set undone_at = ${now}
    where link_id = ${linkId} and undone_at is null
    returning household_id as "householdId", other_household_id as "otherHouseholdId"`);
}
