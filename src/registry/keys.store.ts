import type { Actor } from '#platform/actor.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';

/** An organisation's key, in clear in this process only. */
export interface OrganisationKey {
  organisationId: string;
  version: number;
  key: Buffer;
}

/** A household's data key, wrapped by an organisation's. */
export interface KeptKey {
  organisationId: string;
  version: number;
  wrapped: Buffer;
}

/** The wrapped data key of a household: the actor's own organisation's copy if it has one. */
export async function findHouseholdKey(
  tx: Tx,
  householdId: string,
  actor: Actor,
): Promise<KeptKey | null> {
  const [kept] = await findHouseholdKeys(tx, [householdId], actor);
  return kept ?? null;
}

/** One wrapped data key of each household; an erased one has none. */
export function findHouseholdKeys(
  tx: Tx,
  householdIds: readonly string[],
  actor: Actor,
): Promise<(KeptKey & { householdId: string })[]> {
  const own = actor.kind === 'staff' ? actor.organisationId : null;
  return tx.rows(sql`
    select distinct on (household_id) household_id as "householdId",
      organisation_id as "organisationId", organisation_key_version as version, wrapped
    from registry.household_keys
    where household_id = any (${householdIds}::uuid[])
      and (${own}::uuid is null or organisation_id = ${own})
    order by household_id, organisation_id`);
}

const opened = new WeakMap<object, Map<string, Buffer>>();

/** The version of an organisation's key under which new data keys are wrapped. */
const firstVersion = 1;

/** An organisation's key, unwrapped once per process and key ring; null if there is none. */
export async function findOrganisationKey(
  context: Pick<Context, 'tx' | 'keyring'>,
  organisationId: string,
  version = firstVersion,
): Promise<OrganisationKey | null> {
  const known = opened.get(context.keyring) ?? new Map<string, Buffer>();
  opened.set(context.keyring, known);
  const name = `organisation-key|${organisationId}|${version}`;
  const key = known.get(name);
  if (key) return { organisationId, version, key };
  const row = await context.tx.first<{ wrapped: Buffer }>(sql`
    select wrapped from platform.organisation_keys
    where organisation_id = ${organisationId} and version = ${version}`);
  if (!row) return null;
  const unwrapped = context.keyring.unwrap(row.wrapped, name);
  known.set(name, unwrapped);
  return { organisationId, version, key: unwrapped };
}

/** As {@link findOrganisationKey}; throws `platform.organisationKeyMissing` when there is none. */
export async function getOrganisationKey(
  context: Pick<Context, 'tx' | 'keyring'>,
  organisationId: string,
  version?: number,
): Promise<OrganisationKey> {
  const key = await findOrganisationKey(context, organisationId, version);
  if (!key) throw new Problem('unavailable', 'platform.organisationKeyMissing');
  return key;
}
