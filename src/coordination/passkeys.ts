import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { keepChallenge, type Passkey, takeChallenge } from './passkeys.store.ts';
import type { RelyingParty } from './relying-party.ts';
import type { PasskeyAssertion, PasskeyAttestation } from './way-in.ts';

/** How long an authenticator may take to answer, in seconds. */
const challengeSeconds = 300;

/** EdDSA, ES256, RS256 (COSE): what authenticators have; newer ones are still an experiment in Node. */
const algorithms = [-8, -7, -257];

const ClientData = z.object({ challenge: z.string().max(500), origin: z.string().max(300) });

/** A passkey that was just proven, as it is kept. */
export interface NewPasskey {
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

/** What to ask an authenticator for a new passkey of a subject (a link, a member of staff). */
export async function askForPasskey(
  context: Context,
  party: RelyingParty,
  subject: string,
  userName: string,
) {
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: challengeSeconds * 1000,
  });
  await keep(context, options.challenge, 'enrol', subject);
  return options;
}

/** What to ask an authenticator to sign in with, whoever it is that holds it. */
export async function askForSignIn(context: Context, party: RelyingParty) {
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    timeout: challengeSeconds * 1000,
  });
  await keep(context, options.challenge, 'sign_in', '');
  return options;
}

/** Proves a new passkey. Throws `coordination.passkeyRefused` when it does not answer what we asked. */
export async function proveNewPasskey(
  context: Context,
  party: RelyingParty,
  subject: string,
  attestation: PasskeyAttestation,
): Promise<NewPasskey> {
  const asked = await answered(context, party, 'enrol', subject, attestation.response);
  if (!asked) throw refused();
  const { response } = attestation;
  const { registrationInfo } = await verifyRegistrationResponse({
    response: {
      ...attestation,
      clientExtensionResults: {},
      response: {
        clientDataJSON: response.clientDataJSON,
        attestationObject: response.attestationObject,
      },
    },
    expectedChallenge: asked.challenge,
    expectedOrigin: asked.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) throw refused();
  const { id, publicKey, counter } = registrationInfo.credential;
  return {
    credentialId: Buffer.from(id, 'base64url'),
    publicKey: Buffer.from(publicKey),
    counter,
    transports: response.transports ?? [],
  };
}

/** The counter that a right answer brings; null when it does not answer what we asked, or was used. */
export async function proveSignIn(
  context: Context,
  party: RelyingParty,
  passkey: Passkey,
  assertion: PasskeyAssertion,
): Promise<number | null> {
  const asked = await answered(context, party, 'sign_in', '', assertion.response);
  if (!asked) return null;
  const proven = await verifyAuthenticationResponse({
    response: { ...assertion, clientExtensionResults: {} },
    expectedChallenge: asked.challenge,
    expectedOrigin: asked.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: assertion.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(() => null);
  return proven?.verified ? proven.authenticationInfo.newCounter : null;
}

function keep({ tx, keyring, now }: Context, challenge: string, purpose: string, subject: string) {
  const ends = new Date(now.getTime() + challengeSeconds * 1000);
  return keepChallenge(
    tx,
    keyring.token('credentials', 'challenge', challenge),
    purpose,
    subject,
    ends,
    now,
  );
}

/** The challenge and origin that the browser signed, if we asked that and the page was ours. Once. */
async function answered(
  { tx, keyring, now }: Context,
  party: RelyingParty,
  purpose: string,
  subject: string,
  response: { clientDataJSON: string },
): Promise<{ challenge: string; origin: string } | null> {
  const data = readClientData(response.clientDataJSON);
  if (!data || !party.isOurs(data.origin)) return null;
  const hash = keyring.token('credentials', 'challenge', data.challenge);
  return (await takeChallenge(tx, hash, purpose, subject, now)) ? data : null;
}

function readClientData(encoded: string): z.infer<typeof ClientData> | null {
  try {
    return ClientData.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
  } catch {
    return null;
  }
}

function refused(): Problem {
  return new Problem('invalid', 'coordination.passkeyRefused');
}
