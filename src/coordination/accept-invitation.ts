import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { openSession } from '#platform/sessions.ts';
import { sql } from '#platform/sql.ts';
import type * as contracts from './contract.ts';
import { findLink } from './links.store.ts';
import { linkHash, linkSubject } from './links.ts';
import { proveWayIn } from './prove-way-in.ts';
import { inOurWords } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';

/** Joins the organisation that invited, with the roles of the invitation, and signs in. Once a link. */
export function acceptInvitation(party: RelyingParty) {
  return async (
    context: Context,
    { token, person, wayIn }: z.output<typeof contracts.acceptInvitation.input>,
  ): Promise<{ session: string }> => {
    const { tx, keyring, now } = context;
    const hash = linkHash(keyring, token);
    const link = await findLink(tx, hash, now);
    if (link?.kind !== 'invitation' || !link.organisationId) {
      throw new Problem('missing', 'coordination.linkEnded');
    }
    const staffId = context.newId();
    const subject = linkSubject(keyring, token);
    const newcomer = { staffId, signInName: person.signInName, subject };
    const way = await proveWayIn(context, party, newcomer, wayIn);
    await inOurWords(
      tx.run(sql`select coordination.join_organisation(${hash}, ${now}, ${staffId},
        ${person.displayName}, ${person.signInName}, ${way})`),
    );
    await context.announce({
      name: 'coordination.memberJoined',
      subject: { kind: 'organisation', id: link.organisationId },
      payload: { staffId, roles: link.roles, way: wayIn.way },
    });
    return { session: await openSession(tx, keyring, { kind: 'staff', staffId }, now) };
  };
}
