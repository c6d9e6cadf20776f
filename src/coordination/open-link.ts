import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type * as contracts from './contract.ts';
import { findLink } from './links.store.ts';
import { linkHash, linkSubject } from './links.ts';
import { askForPasskey } from './passkeys.ts';
import { newEnrolment } from './prove-way-in.ts';
import type { RelyingParty } from './relying-party.ts';

type Opened = z.output<typeof contracts.openLink.output>;

/** Says what a link opens and hands out a secret for codes. One answer for every link that opens nothing. */
export async function openLink(
  context: Context,
  { token, enrolment: before }: z.output<typeof contracts.openLink.input>,
): Promise<Opened> {
  const { tx, keyring, now } = context;
  const link = await findLink(tx, linkHash(keyring, token), now);
  if (!link) throw new Problem('missing', 'coordination.linkEnded');
  const { kind, organisationName, roles, displayName, signInName, endsAt } = link;
  const enrolment = newEnrolment(context, linkSubject(keyring, token), before);
  return { kind, organisationName, roles, displayName, signInName, endsAt, enrolment };
}

/** What to ask an authenticator for a passkey, for who holds a living link. */
export function beginPasskeyEnrolment(party: RelyingParty) {
  return async (context: Context, input: { token: string; signInName: string }) => {
    const { tx, keyring, now } = context;
    const link = await findLink(tx, linkHash(keyring, input.token), now);
    if (!link) throw new Problem('missing', 'coordination.linkEnded');
    const name = link.signInName ?? (input.signInName || party.name);
    const options = await askForPasskey(context, party, linkSubject(keyring, input.token), name);
    return { options: { ...options } };
  };
}
