import { z } from 'zod';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { open, seal } from '#platform/crypto/seal.ts';

const Criteria = z.array(z.string());
const place = (requestId: string) => `expedite_requests.review|${requestId}|1`;

/**
 * Seals the criteria of a request, and nothing else, under a key of Puente itself: a reviewer of another
 * organisation has no key of the household, and gets none.
 */
export function sealCriteria(
  keyring: Keyring,
  requestId: string,
  criteria: readonly string[],
): Buffer {
  return seal(keyring.key('reviews'), place(requestId), JSON.stringify(criteria));
}

/** Opens what {@link sealCriteria} sealed. */
export function openCriteria(keyring: Keyring, requestId: string, sealed: Uint8Array): string[] {
  const text = open(keyring.key('reviews'), place(requestId), sealed).toString();
  return Criteria.parse(JSON.parse(text));
}
