import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { openSession } from '#platform/sessions.ts';
import { announce, organisation } from './announce.ts';
import type * as contracts from './contract.ts';
import { keepJoining } from './joining.store.ts';
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
    await inOurWords(keepJoining(tx, hash, staffId, person, way, now));
    const { organisationId, roles } = link;
    const payload = { staffId, roles, way: way.way };
    await announce(context, 'coordination.memberJoined', organisation(organisationId), payload);
    return { session: await openSession(tx, keyring, { kind: 'staff', staffId }, now) };
  };
}
