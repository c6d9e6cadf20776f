import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type * as contracts from './contract.ts';
import { allOrganisations, isFounding, withoutAdministrator } from './organisations.store.ts';

type Organisations = z.output<typeof contracts.listOrganisations.output>;
type Coalition = z.output<typeof contracts.readCoalition.output>;

/** The organisations of the coalition, as families and partners see them. */
export async function listOrganisations({ tx }: Context): Promise<Organisations> {
  return { organisations: await allOrganisations(tx) };
}

/** The same for an administrator, with who still waits for a first administrator. */
export async function readCoalition({ tx }: Context): Promise<Coalition> {
  const [organisations, waiting, mayFound] = await Promise.all([
    allOrganisations(tx),
    withoutAdministrator(tx),
    isFounding(tx),
  ]);
  const ids = new Set(waiting.map(({ organisationId }) => organisationId));
  const withState = organisations.map((organisation) => ({
    ...organisation,
    hasAdministrator: !ids.has(organisation.organisationId),
  }));
  return { organisations: withState, mayFound };
}
