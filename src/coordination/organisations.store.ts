import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** An organisation of the coalition, as everybody in it may see it. */
export interface Organisation {
  organisationId: string;
  name: string;
  kind: string;
  city: string | null;
  takesPublicRequests: boolean;
}

export async function keepOrganisation(
  tx: Tx,
  organisation: Organisation,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into coordination.organisations
      (organisation_id, name, kind, city, takes_public_requests, founded_at)
    values (${organisation.organisationId}, ${organisation.name}, ${organisation.kind},
      ${organisation.city}, ${organisation.takesPublicRequests}, ${now})`);
}

export async function keepOrganisationKey(
  tx: Tx,
  key: { organisationId: string; version: number; wrapped: Buffer },
): Promise<void> {
  await tx.run(sql`
    insert into platform.organisation_keys (organisation_id, version, wrapped)
    values (${key.organisationId}, ${key.version}, ${key.wrapped})`);
}
