import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, person } from './announce.ts';
import type * as contracts from './contract.ts';
import { dropPasskey, keepPasskey } from './passkeys.store.ts';
import { askForPasskey, proveNewPasskey } from './passkeys.ts';
import { findMember, keepPassphrase } from './people.store.ts';
import { type Enrolment, newEnrolment, provePassphrase } from './prove-way-in.ts';
import { inOurWords } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';

/** What to ask an authenticator for one more passkey of whoever is asking. */
export function beginAddingPasskey(party: RelyingParty) {
  return async (context: Context) => {
    const { staffId } = staffOf(context);
    const member = await findMember(context.tx, staffId);
    const name = member?.signInName ?? party.name;
    return { options: { ...(await askForPasskey(context, party, subjectOf(staffId), name)) } };
  };
}

/** Adds a passkey to one's own ways in. */
export function addPasskey(party: RelyingParty) {
  return async (
    context: Context,
    { label, attestation }: z.output<typeof contracts.addPasskey.input>,
  ): Promise<{ passkeyId: string }> => {
    const { staffId } = staffOf(context);
    const passkey = await proveNewPasskey(context, party, subjectOf(staffId), attestation);
    const own = { passkeyId: context.newId(), staffId, label: label || party.name };
    await inOurWords(keepPasskey(context.tx, own, passkey, context.now));
    await announce(context, 'coordination.passkeyAdded', person(staffId), {});
    return { passkeyId: own.passkeyId };
  };
}

/** Forgets one of one's own passkeys; never the last way in. */
export async function removePasskey(
  context: Context,
  { passkeyId }: { passkeyId: string },
): Promise<{ removed: boolean }> {
  const { staffId } = staffOf(context);
  const dropped = await inOurWords(dropPasskey(context.tx, staffId, passkeyId));
  if (dropped === 0) throw new Problem('missing', 'coordination.noSuchPasskey');
  await announce(context, 'coordination.passkeyRemoved', person(staffId), {});
  return { removed: true };
}

/** Hands out a secret for time-based codes, to set or replace one's own passphrase with. */
export async function beginPassphrase(
  context: Context,
  { enrolment: before }: { enrolment: string | null },
): Promise<{ enrolment: Enrolment }> {
  const { staffId } = staffOf(context);
  return { enrolment: newEnrolment(context, subjectOf(staffId), before) };
}

/** Sets or replaces one's own passphrase together with its codes. */
export async function setPassphrase(
  context: Context,
  { wayIn }: z.output<typeof contracts.setPassphrase.input>,
): Promise<{ set: boolean }> {
  const { staffId } = staffOf(context);
  const member = await findMember(context.tx, staffId);
  if (!member) throw new Problem('missing', 'coordination.noSuchPerson');
  const newcomer = { staffId, signInName: member.signInName, subject: subjectOf(staffId) };
  const { sealed, step } = await provePassphrase(context, newcomer, wayIn);
  await keepPassphrase(context.tx, { staffId, sealed, step }, context.now);
  await announce(context, 'coordination.passphraseSet', person(staffId), {});
  return { set: true };
}

function subjectOf(staffId: string): string {
  return `staff:${staffId}`;
}
