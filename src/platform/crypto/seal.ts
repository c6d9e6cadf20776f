import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { Problem } from '../problem.ts';

const format = 1;
const nonceLength = 12;
const tagLength = 16;

const keyObjects = new WeakMap<Uint8Array, KeyObject>();

/** The key as OpenSSL takes it, made once: handing over bytes costs each use three times as much. */
export function keyObjectOf(key: Uint8Array): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

/**
 * Seals bytes with AES-256-GCM. The associated data says where the text belongs (column, row, key
 * version), so that a sealed text moved to another row does not open.
 * Layout: format byte, 12-byte nonce, ciphertext, 16-byte tag.
 */
export function seal(key: Uint8Array, belongsTo: string, plain: Uint8Array | string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keyObjectOf(key), nonce);
  cipher.setAAD(Buffer.from(belongsTo));
  const text = typeof plain === 'string' ? Buffer.from(plain) : plain;
  const sealed = Buffer.concat([Buffer.of(format), nonce, cipher.update(text), cipher.final()]);
  return Buffer.concat([sealed, cipher.getAuthTag()]);
}

/** Opens what {@link seal} sealed. Throws `platform.sealBroken` if the key, the place or a bit differs. */
export function open(key: Uint8Array, belongsTo: string, sealed: Uint8Array): Buffer {
  const end = sealed.length - tagLength;
  if (sealed[0] !== format || end < 1 + nonceLength) throw broken();
  try {
    const nonce = sealed.subarray(1, 1 + nonceLength);
    const decipher = createDecipheriv('aes-256-gcm', keyObjectOf(key), nonce);
    decipher.setAAD(Buffer.from(belongsTo));
    decipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([
      decipher.update(sealed.subarray(1 + nonceLength, end)),
      decipher.final(),
    ]);
  } catch {
    throw broken();
  }
}

function broken(): Problem {
  return new Problem('unavailable', 'platform.sealBroken');
}
