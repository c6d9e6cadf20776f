import type { z } from 'zod';
import type { Role } from '#platform/actor.ts';
import type { Context } from '#platform/context.ts';
import { openSession } from '#platform/sessions.ts';
import { announce } from './announce.ts';
import type * as contracts from './contract.ts';
import { keepSetUp } from './joining.store.ts';
import { linkHash, linkSubject } from './links.ts';
import { newOrganisationKey } from './new-organisation-key.ts';
import { proveWayIn } from './prove-way-in.ts';
import { inOurWords } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';

/**
 * Sets up the coalition with the printed link: its first organisation, which takes public requests and
 * founds the others, and its first administrator, who is signed in. Once, whoever else holds a link.
 */
export function completeSetUp(party: RelyingParty) {
  return async (
    context: Context,
    {
      token,
      organisation,
      person,
      otherRoles,
      wayIn,
    }: z.output<typeof contracts.completeSetUp.input>,
  ): Promise<{ session: string }> => {
    const { tx, keyring, now } = context;
    const [organisationId, staffId] = [context.newId(), context.newId()];
    const subject = linkSubject(keyring, token);
    const newcomer = { staffId, signInName: person.signInName, subject };
    const way = await proveWayIn(context, party, newcomer, wayIn);
    const key = newOrganisationKey(keyring, organisationId);
    const roles = rolesOfFirst(otherRoles);
    const founded = { organisationId, organisation, key, staffId, person, roles };
    await inOurWords(keepSetUp(tx, linkHash(keyring, token), founded, way, now));
    const about = { kind: 'organisation', id: organisationId } as const;
    const { kind } = organisation;
    await announce(context, 'coordination.organisationFounded', about, { kind });
    const payload = { staffId, roles, way: way.way };
    await announce(context, 'coordination.memberJoined', about, payload);
    return { session: await openSession(tx, keyring, { kind: 'staff', staffId }, now) };
  };
}

function rolesOfFirst(others: readonly Role[]): Role[] {
  return ['administrator', ...others.filter((role) => role !== 'administrator')];
}
