import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { openSession } from '#platform/sessions.ts';
import { announce, person } from './announce.ts';
import type * as contracts from './contract.ts';
import { findPasskey, notePasskeyUse } from './passkeys.store.ts';
import { askForSignIn, proveSignIn } from './passkeys.ts';
import type { RelyingParty } from './relying-party.ts';

/** What to ask an authenticator to sign in with; it knows by itself who holds it. */
export function beginPasskeySignIn(party: RelyingParty) {
  return async (context: Context) => ({ options: { ...(await askForSignIn(context, party)) } });
}

/** Signs in with a passkey that answers what we asked, once, with a counter that moved on. */
export function signInWithPasskey(party: RelyingParty) {
  return async (
    context: Context,
    { assertion }: z.output<typeof contracts.signInWithPasskey.input>,
  ): Promise<z.output<typeof contracts.signInWithPasskey.output>> => {
    const { tx, keyring, now } = context;
    const passkey = await findPasskey(tx, Buffer.from(assertion.id, 'base64url'));
    if (!passkey) return { outcome: 'refused' };
    const counter = await proveSignIn(context, party, passkey, assertion);
    if (counter === null || !(await notePasskeyUse(tx, passkey, counter, now))) {
      return { outcome: 'refused' };
    }
    const { staffId } = passkey;
    await announce(context, 'coordination.signedIn', person(staffId), { way: 'passkey' });
    const session = await openSession(tx, keyring, { kind: 'staff', staffId }, now);
    return { outcome: 'signedIn', session };
  };
}
