import { randomBytes } from 'node:crypto';
import type { Keyring } from '#platform/crypto/keyring.ts';

/** The first version of an organisation's key, wrapped by the root key. */
export function newOrganisationKey(keyring: Keyring, organisationId: string) {
  const version = 1;
  const name = `organisation-key|${organisationId}|${version}`;
  return { version, wrapped: keyring.wrap(randomBytes(32), name) };
}
