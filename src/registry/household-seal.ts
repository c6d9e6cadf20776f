import { randomBytes } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import { Problem } from '#platform/problem.ts';
import {
  findHouseholdKey,
  findHouseholdKeys,
  getOrganisationKey,
  type KeptKey,
  type OrganisationKey,
} from './keys.store.ts';

/** The sealed columns of a household; the name is part of what a sealed text is bound to. */
export type SealedColumn =
  | 'households.details'
  | 'households.whereabouts'
  | 'people.names'
  | 'people.birth'
  | 'people.a_numbers'
  | 'people.case'
  | 'people.needs'
  | 'enrolments.document'
  | 'contacts.value'
  | 'expedite_requests.ground'
  | 'expedite_requests.appeal'
  | 'household_corrections.document'
  | 'corrections.text'
  | 'notes.text'
  | 'messages.text';

/** Seals and opens the personal text of one household: one data key per household. */
export interface HouseholdSeal {
  seal(column: SealedColumn, id: string, value: unknown): Buffer;
  /** Throws `platform.sealBroken` when the text was moved or altered. */
  open(column: SealedColumn, id: string, sealed: Uint8Array): unknown;
  /** The data key, wrapped by an organisation's key. */
  wrapFor(organisationKey: OrganisationKey): Buffer;
}

/** Data keys have one version until a household's key is changed. */
const keyVersion = 1;

/** A new data key for a new household. */
export function newHouseholdSeal(householdId: string): HouseholdSeal {
  return sealOf(householdId, randomBytes(32));
}

/** The seal of a household that the actor may read. Null once it was erased: nothing opens it again. */
export async function findHouseholdSeal(
  context: Context,
  householdId: string,
): Promise<HouseholdSeal | null> {
  const kept = await findHouseholdKey(context.tx, householdId, context.actor);
  return kept && openSeal(context, householdId, kept);
}

/** The seals of several households, by household; one that was erased has none. */
export async function findHouseholdSeals(
  context: Context,
  householdIds: readonly string[],
): Promise<Map<string, HouseholdSeal>> {
  const seals = new Map<string, HouseholdSeal>();
  for (const kept of await findHouseholdKeys(context.tx, householdIds, context.actor)) {
    seals.set(kept.householdId, await openSeal(context, kept.householdId, kept));
  }
  return seals;
}

async function openSeal(
  context: Context,
  householdId: string,
  kept: KeptKey,
): Promise<HouseholdSeal> {
  const organisationKey = await getOrganisationKey(context, kept.organisationId, kept.version);
  const name = keyName(householdId, kept.organisationId, kept.version);
  return sealOf(householdId, open(organisationKey.key, name, kept.wrapped));
}

/** As {@link findHouseholdSeal}; throws `registry.noSuchHousehold` when there is none. */
export async function getHouseholdSeal(
  context: Context,
  householdId: string,
): Promise<HouseholdSeal> {
  const found = await findHouseholdSeal(context, householdId);
  if (!found) throw new Problem('missing', 'registry.noSuchHousehold');
  return found;
}

function sealOf(householdId: string, dataKey: Buffer): HouseholdSeal {
  const place = (column: SealedColumn, id: string) =>
    `${column}|${householdId}|${id}|${keyVersion}`;
  return {
    seal: (column, id, value) => seal(dataKey, place(column, id), JSON.stringify(value)),
    open: (column, id, sealed) => JSON.parse(open(dataKey, place(column, id), sealed).toString()),
    wrapFor: ({ organisationId, version, key }) =>
      seal(key, keyName(householdId, organisationId, version), dataKey),
  };
}

function keyName(householdId: string, organisationId: string, version: number): string {
  return `household-key|${householdId}|${organisationId}|${version}`;
}
