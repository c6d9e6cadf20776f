import { createHmac, hkdfSync } from 'node:crypto';
import { keyObjectOf, open, seal } from './seal.ts';

/** What a derived key is for. One purpose, one key: a leak of one opens nothing else. */
export type KeyPurpose =
  | 'organisation-keys'
  | 'lookups'
  | 'secret-words'
  | 'sessions'
  | 'row-security'
  | 'forms'
  | 'drafts'
  | 'submissions'
  | 'backups'
  | 'credentials'
  | 'disclosure'
  | 'log-signing'
  | 'log-openings'
  | 'log-groups'
  | 'log-deciders'
  | 'witness-tokens'
  | 'reviews'
  | 'list-reports';

/**
 * Holds the root key and gives what is derived from it (HKDF-SHA-256, RFC 5869). The root key itself
 * never leaves: neither the data folder nor a backup has it.
 */
export interface Keyring {
  /** The 32-byte key of one purpose. */
  key(purpose: KeyPurpose): Buffer;
  /** HMAC-SHA-256 under the key of one purpose: look-up tokens, session hashes, words. */
  token(purpose: KeyPurpose, ...parts: readonly string[]): Buffer;
  /** Wraps a data key for keeping; `name` says which key it is, and opening fails under another. */
  wrap(key: Uint8Array, name: string): Buffer;
  unwrap(wrapped: Uint8Array, name: string): Buffer;
}

/** A keyring over a root key of 32 bytes. */
export function keyringOf(rootKey: Uint8Array): Keyring {
  if (rootKey.length !== 32) throw new RangeError('a root key has 32 bytes');
  const derived = new Map<KeyPurpose, Buffer>();
  const key = (purpose: KeyPurpose): Buffer => {
    const known = derived.get(purpose);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', rootKey, 'puente', purpose, 32));
    derived.set(purpose, made);
    return made;
  };
  return {
    key,
    token: (purpose, ...parts) =>
      createHmac('sha256', keyObjectOf(key(purpose)))
        .update(parts.join('\u0000'))
        .digest(),
    wrap: (plain, name) => seal(key('organisation-keys'), `wrapped|${name}`, plain),
    unwrap: (wrapped, name) => open(key('organisation-keys'), `wrapped|${name}`, wrapped),
  };
}
