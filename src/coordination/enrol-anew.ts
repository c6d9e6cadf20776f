import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { openSession } from '#platform/sessions.ts';
import { announce, person } from './announce.ts';
import type * as contracts from './contract.ts';
import { keepNewWayIn } from './joining.store.ts';
import { findLink } from './links.store.ts';
import { linkHash, linkSubject } from './links.ts';
import { proveWayIn } from './prove-way-in.ts';
import { inOurWords } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';

/**
 * Gives somebody a new way in with the link that two administrators agreed to. It replaces every
 * earlier way in and ends every session; then signs in.
 */
export function enrolAnew(party: RelyingParty) {
  return async (
    context: Context,
    { token, wayIn }: z.output<typeof contracts.enrolAnew.input>,
  ): Promise<{ session: string }> => {
    const { tx, keyring, now } = context;
    const hash = linkHash(keyring, token);
    const link = await findLink(tx, hash, now);
    if (link?.kind !== 'recovery' || !link.staffId || !link.signInName) {
      throw new Problem('missing', 'coordination.linkEnded');
    }
    const { staffId, signInName } = link;
    const subject = linkSubject(keyring, token);
    const way = await proveWayIn(context, party, { staffId, signInName, subject }, wayIn);
    await inOurWords(keepNewWayIn(tx, hash, way, now));
    await announce(context, 'coordination.wayInReplaced', person(staffId), { way: way.way });
    return { session: await openSession(tx, keyring, { kind: 'staff', staffId }, now) };
  };
}
