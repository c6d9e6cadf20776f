import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import type { Context } from '#platform/context.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import {
  findSigningKey,
  holdKeys,
  type KeptKey,
  keepSigningKey,
  nextKeyNumber,
} from './keys.store.ts';
import { type Sign, type VerifierKey, verifierKey } from './signed-note.rules.ts';

/** The key that this installation signs its logs with. */
export interface SigningKey {
  number: number;
  publicKey: Uint8Array;
  sign: Sign;
}

/** The key that signs now. Throws `platform.sealBroken` when it is lost. */
export async function getSigningKey(context: Context): Promise<SigningKey> {
  const kept = await findSigningKey(context.tx);
  if (!kept) throw new RangeError('there is no key before the first log');
  return openKey(context.keyring, kept);
}

/** As {@link getSigningKey}; makes the first. Holds the keys until the end of the transaction. */
export async function signingKeyToBegin(context: Context): Promise<SigningKey> {
  await holdKeys(context.tx);
  const kept = await findSigningKey(context.tx);
  if (kept) return openKey(context.keyring, kept);
  return newSigningKey(context, await nextKeyNumber(context.tx));
}

/** Makes and keeps a key; the one before it must have ended. */
export async function newSigningKey(context: Context, number: number): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const sealed = seal(context.keyring.key('log-signing'), placeOf(number), der);
  const publicKey = publicKeyOf(privateKey);
  await keepSigningKey(context.tx, { number, publicKey, sealed }, context.now);
  return { number, publicKey, sign: signingWith(privateKey) };
}

/** The key under a log's name. */
export function keyNamed(
  origin: string,
  { publicKey }: Pick<SigningKey, 'publicKey'>,
): VerifierKey {
  return verifierKey(origin, 1, publicKey);
}

function openKey(keyring: Keyring, { number, publicKey, sealed }: KeptKey): SigningKey {
  const der = open(keyring.key('log-signing'), placeOf(number), sealed);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { number, publicKey, sign: signingWith(privateKey) };
}

function signingWith(privateKey: KeyObject): Sign {
  return (message) => sign(null, message, privateKey);
}

/** The 32 bytes at the end of the one form that DER has for an Ed25519 public key (RFC 8410). */
function publicKeyOf(privateKey: KeyObject): Uint8Array {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
}

function placeOf(number: number): string {
  return `signing_keys.sealed|${number}`;
}
