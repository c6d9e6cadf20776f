import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const nonceLength = 12;
const macLength = 32;

/** A new opaque visitor: 128 random bits, written base64url. It is bound to nothing else. */
export function newVisitor(): string {
  return randomBytes(16).toString('base64url');
}

/** True for a cookie value that {@link newVisitor} could have made. */
export function isVisitor(value: string | undefined): value is string {
  return value !== undefined && /^[\w-]{22}$/.test(value);
}

/**
 * A token that only this server can make, and only for this visitor. Each is different (a fresh
 * nonce), so that a compressing proxy does not reveal it to who can make the visitor's browser
 * send requests (BREACH, https://www.breachattack.com).
 */
export function makeFormToken(key: Uint8Array, visitor: string): string {
  const nonce = randomBytes(nonceLength);
  return Buffer.concat([nonce, mac(key, visitor, nonce)]).toString('base64url');
}

/** True when the token was made with this key for this visitor. Compares in constant time. */
export function provesForm(key: Uint8Array, visitor: string, token: unknown): boolean {
  if (typeof token !== 'string') return false;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== nonceLength + macLength) return false;
  const expected = mac(key, visitor, bytes.subarray(0, nonceLength));
  return timingSafeEqual(bytes.subarray(nonceLength), expected);
}

function mac(key: Uint8Array, visitor: string, nonce: Uint8Array): Buffer {
  return createHmac('sha256', key)
    .update('form\0')
    .update(visitor)
    .update('\0')
    .update(nonce)
    .digest();
}
