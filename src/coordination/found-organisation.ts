import { randomBytes } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { keepOrganisation, keepOrganisationKey, type Organisation } from './organisations.store.ts';

/** The first version of an organisation's key. */
const firstKey = 1;

/** Founds an organisation with a key of its own, wrapped by the root key. Gives its id. */
export async function foundOrganisation(
  context: Context,
  organisation: Omit<Organisation, 'organisationId'>,
): Promise<string> {
  const organisationId = context.newId();
  const name = `organisation-key|${organisationId}|${firstKey}`;
  await keepOrganisation(context.tx, { organisationId, ...organisation }, context.now);
  await keepOrganisationKey(context.tx, {
    organisationId,
    version: firstKey,
    wrapped: context.keyring.wrap(randomBytes(32), name),
  });
  await context.announce({
    name: 'coordination.organisationFounded',
    subject: { kind: 'organisation', id: organisationId },
    payload: { kind: organisation.kind },
  });
  return organisationId;
}
