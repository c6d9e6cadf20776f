import { randomBytes } from 'node:crypto';
import type { Keyring } from '#platform/crypto/keyring.ts';

/** How long each kind of link opens, in hours. */
export const linkHours = { set_up: 24, invitation: 72, recovery: 24 } as const;
export type LinkKind = keyof typeof linkHours;

/** A link as it is made: the token goes to one person, the hash into the database. */
export interface NewLink {
  token: string;
  hash: Buffer;
  endsAt: Date;
}

/** A link of 192 random bits that opens once. */
export function newLink(keyring: Keyring, kind: LinkKind, now: Date): NewLink {
  const token = randomBytes(24).toString('base64url');
  const endsAt = new Date(now.getTime() + linkHours[kind] * 3_600_000);
  return { token, hash: linkHash(keyring, token), endsAt };
}

/** The keyed hash under which a link is kept. */
export function linkHash(keyring: Keyring, token: string): Buffer {
  return keyring.token('credentials', 'link', token);
}

/** What challenges and enrolments of a link are bound to. */
export function linkSubject(keyring: Keyring, token: string): string {
  return `link:${linkHash(keyring, token).toString('hex')}`;
}
