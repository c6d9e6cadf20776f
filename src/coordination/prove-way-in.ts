import type { Context } from '#platform/context.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import { Problem } from '#platform/problem.ts';
import type { ProvenWayIn } from './joining.store.ts';
import { codeAddress, newCodeSecret, stepOfCode } from './one-time-code.ts';
import { proveNewPasskey } from './passkeys.ts';
import { passphraseFault } from './passphrase.rules.ts';
import { hashPassphrase } from './passphrase.ts';
import type { RelyingParty } from './relying-party.ts';
import { sealPassphrase } from './sealed-passphrase.ts';
import type { WayIn } from './way-in.ts';

/** What the page shows so that an app makes the same codes. `sealed` comes back with the first code. */
export interface Enrolment {
  secret: string;
  address: string;
  sealed: string;
}

/**
 * A secret for time-based codes: a new one, or the one that was handed out before. Nothing is kept until
 * a code of it comes back.
 */
export function newEnrolment(
  { keyring }: Context,
  subject: string,
  before: string | null,
): Enrolment {
  const secret = (before && readEnrolment(keyring, subject, before)) ?? newCodeSecret();
  const sealed = seal(keyring.key('credentials'), `enrolment|${subject}`, secret);
  return { secret, address: codeAddress(secret), sealed: sealed.toString('base64url') };
}

/** For whom a way in is proven, and what the proof is bound to. */
export interface Newcomer {
  staffId: string;
  signInName: string;
  subject: string;
}

/**
 * Proves that somebody holds the way in that they chose.
 * Throws with the field when the passphrase is too easy, the code wrong or the passkey refused.
 */
export async function proveWayIn(
  context: Context,
  party: RelyingParty,
  newcomer: Newcomer,
  wayIn: WayIn,
): Promise<ProvenWayIn> {
  if (wayIn.way === 'passphrase') {
    return { way: 'passphrase', ...(await provePassphrase(context, newcomer, wayIn)) };
  }
  const passkey = await proveNewPasskey(context, party, newcomer.subject, wayIn.attestation);
  return {
    way: 'passkey',
    passkeyId: context.newId(),
    label: wayIn.label || party.name,
    passkey,
  };
}

/** A passphrase that may be taken with a code of the secret that was handed out, sealed for keeping. */
export async function provePassphrase(
  { keyring, now }: Context,
  { staffId, signInName, subject }: Newcomer,
  wayIn: { passphrase: string; enrolment: string; code: string },
): Promise<{ sealed: Buffer; step: number }> {
  const fault = passphraseFault(wayIn.passphrase, signInName);
  if (fault) throw fieldProblem('wayIn.passphrase', fault);
  const secret = readEnrolment(keyring, subject, wayIn.enrolment);
  const step = secret === null ? null : stepOfCode(secret, wayIn.code, now);
  if (secret === null || step === null) throw fieldProblem('wayIn.code', 'coordination.codeWrong');
  const hash = await hashPassphrase(wayIn.passphrase);
  return { sealed: sealPassphrase(keyring, staffId, { hash, secret }), step };
}

/** The secret that was handed out to this subject, or null for anything else. */
function readEnrolment(keyring: Keyring, subject: string, enrolment: string): string | null {
  const sealed = Buffer.from(enrolment, 'base64url');
  try {
    return open(keyring.key('credentials'), `enrolment|${subject}`, sealed).toString();
  } catch {
    return null;
  }
}

function fieldProblem(field: string, code: string): Problem {
  return new Problem('invalid', code, {}, [{ field, code }]);
}
