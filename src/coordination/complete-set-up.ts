import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { openSession } from '#platform/sessions.ts';
import { sql } from '#platform/sql.ts';
import type * as contracts from './contract.ts';
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
    const roles = ['administrator', ...otherRoles.filter((role) => role !== 'administrator')];
    await inOurWords(
      tx.run(sql`select coordination.set_up(${linkHash(keyring, token)}, ${now},
        ${organisationId}, ${organisation.name}, ${organisation.kind}, ${organisation.city},
        ${key.version}, ${key.wrapped}, ${staffId}, ${person.displayName}, ${person.signInName},
        ${roles}::text[], ${way})`),
    );
    const about = { kind: 'organisation', id: organisationId } as const;
    await context.announce({
      name: 'coordination.organisationFounded',
      subject: about,
      payload: { kind: organisation.kind },
    });
    await context.announce({
      name: 'coordination.memberJoined',
      subject: about,
      payload: { staffId, roles, way: wayIn.way },
    });
    return { session: await openSession(tx, keyring, { kind: 'staff', staffId }, now) };
  };
}
