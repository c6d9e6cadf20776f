import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Recipient } from './consent-questions.rules.ts';

/** The organisations of the coalition, by name. */
export function listOrganisations(tx: Tx): Promise<Recipient[]> {
  return tx.rows<Recipient>(sql`
    select organisation_id as "organisationId", name, kind, city
    from registry.organisations where closed_at is null order by name`);
}

/** One permission: for one purpose, to one recipient. */
export interface NewConsent {
  consentId: string;
  purpose: string;
  recipientId: string | null;
}

/** Keeps one consent; gives the id of the standing one if it was given before. */
export async function keepConsent(
  tx: Tx,
  household: { householdId: string; organisationId: string },
  consent: NewConsent,
  now: Date,
): Promise<string> {
  await tx.run(sql`
    insert into registry.consents
      (household_id, organisation_id, consent_id, purpose, recipient_organisation_id, given_at)
    values (${household.householdId}, ${household.organisationId}, ${consent.consentId},
      ${consent.purpose}, ${consent.recipientId}, ${now})
    on conflict do nothing`);
  const standing = await tx.first<{ consentId: string }>(sql`
    select consent_id as "consentId" from registry.consents
    where household_id = ${household.householdId} and purpose = ${consent.purpose}
      and recipient_organisation_id is not distinct from ${consent.recipientId}
      and withdrawn_at is null`);
  return standing?.consentId ?? consent.consentId;
}

/** Ends a consent; gives its purpose and recipient, or null if there is none that stands. */
export function endConsent(
  tx: Tx,
  householdId: string,
  consentId: string,
  now: Date,
): Promise<{ purpose: string; recipientId: string | null } | null> {
  return tx.first(sql`
    update registry.consents set withdrawn_at = ${now}
    where household_id = ${householdId} and consent_id = ${consentId} and withdrawn_at is null
    returning purpose, recipient_organisation_id as "recipientId"`);
}

/** Gives a recipient its copy of the household's data key. */
export async function keepKey(
  tx: Tx,
  householdId: string,
  key: { organisationId: string; version: number; wrapped: Buffer },
): Promise<void> {
  await tx.run(sql`
    insert into registry.household_keys
      (household_id, organisation_id, organisation_key_version, wrapped)
    values (${householdId}, ${key.organisationId}, ${key.version}, ${key.wrapped})
    on conflict do nothing`);
}

/** Takes a recipient's copy of the data key away, unless another consent to it stands. */
export async function removeKeyWithoutConsent(
  tx: Tx,
  householdId: string,
  organisationId: string,
): Promise<void> {
  await tx.run(sql`
    delete from registry.household_keys k
    where k.household_id = ${householdId} and k.organisation_id = ${organisationId}
      and k.organisation_id <> (
        select h.organisation_id from registry.households h where h.household_id = k.household_id)
      and not exists (select from registry.consents c
        where c.household_id = k.household_id and c.withdrawn_at is null
          and c.recipient_organisation_id = k.organisation_id)`);
}
