import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, organisation } from './announce.ts';
import { newOrganisationKey } from './new-organisation-key.ts';
import type { OrganisationKind } from './organisation.ts';
import { isFounding, keepOrganisation } from './organisations.store.ts';
import { inOurWords } from './refusals.ts';

/** What is said of an organisation when it is founded. */
export interface Founding {
  name: string;
  kind: OrganisationKind;
  city: string | null;
  takesPublicRequests?: boolean;
  /** The one whose administrators found the others; at most one. */
  founding?: boolean;
}

/**
 * Founds an organisation with a key of its own, wrapped by the root key. Gives its id. Only Puente itself
 * and administrators of the founding organisation may.
 */
export async function foundOrganisation(context: Context, input: Founding): Promise<string> {
  const { tx, actor, now } = context;
  if (actor.kind === 'staff' && !(await isFounding(tx))) {
    throw new Problem('forbidden', 'coordination.onlyFounding');
  }
  const organisationId = context.newId();
  const key = newOrganisationKey(context.keyring, organisationId);
  await inOurWords(keepOrganisation(tx, { organisationId, ...input }, key, now));
  const { kind } = input;
  const about = organisation(organisationId);
  await announce(context, 'coordination.organisationFounded', about, { kind });
  return organisationId;
}
