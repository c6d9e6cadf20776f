import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';
import type { Founding } from './found-organisation.ts';
import type { OrganisationKind } from './organisation.ts';

/** An organisation of the coalition, as everybody in it may see it. */
export interface Organisation {
  organisationId: string;
  name: string;
  kind: OrganisationKind;
  city: string | null;
  takesPublicRequests: boolean;
  founding: boolean;
}

/** Whether the actor works in the founding organisation. */
export function isFounding(tx: Tx): Promise<boolean> {
  return isTrue(tx, sql`select coordination.is_founding() as founding`);
}

/** Keeps a new organisation with its key, wrapped by the root key. */
export async function keepOrganisation(
  tx: Tx,
  organisation: Founding & { organisationId: string },
  key: { version: number; wrapped: Buffer },
  now: Date,
): Promise<void> {
  await tx.run(sql`select coordination.found_organisation(
    ${organisation.organisationId}, ${organisation.name}, ${organisation.kind}, ${organisation.city},
    ${organisation.takesPublicRequests ?? false}, ${organisation.founding ?? false},
    ${key.version}, ${key.wrapped}, ${now})`);
}

/** The organisations that work, by name. */
export function allOrganisations(tx: Tx): Promise<Organisation[]> {
  return tx.rows<Organisation>(sql`
    select organisation_id as "organisationId", name, kind, city,
      takes_public_requests as "takesPublicRequests", founding
    from coordination.organisations where closed_at is null order by lower(name)`);
}

/** Those of these organisations that have no administrator yet. */
export function withoutAdministrator(tx: Tx): Promise<{ organisationId: string }[]> {
  return tx.rows<{ organisationId: string }>(sql`
    select organisation_id as "organisationId" from coordination.organisations o
    where closed_at is null
      and not exists (select from coordination.administrators(o.organisation_id))`);
}
