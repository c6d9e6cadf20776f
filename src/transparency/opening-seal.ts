import type { z } from 'zod';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import { type Facts, Opening } from './commitment.rules.ts';
import type { KeptOpening } from './openings.store.ts';

const Sealed = Opening.pick({ salt: true, facts: true });

/** Seals salt and facts for keeping: a stolen data folder opens no commitment. */
export function sealOpening(
  keyring: Keyring,
  logId: string,
  openingId: string,
  { salt, facts }: { salt: string; facts: Facts },
): Buffer {
  return seal(
    keyring.key('log-openings'),
    placeOf(logId, openingId),
    JSON.stringify({ salt, facts }),
  );
}

/** Opens what was sealed, at its position. Throws `platform.sealBroken` if it was moved or altered. */
export function openOpening(
  keyring: Keyring,
  logId: string,
  { openingId, position, sealed }: KeptOpening,
): z.infer<typeof Opening> {
  const plain = open(keyring.key('log-openings'), placeOf(logId, openingId), sealed);
  return { position, ...Sealed.parse(JSON.parse(plain.toString())) };
}

function placeOf(logId: string, openingId: string): string {
  return `openings.sealed|${logId}|${openingId}`;
}
