import type { z } from 'zod';
import type { Keyring } from '#platform/crypto/keyring.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import { canonicalJson } from './canonical-json.rules.ts';
import { type Facts, Opening, type OpeningPart } from './commitment.rules.ts';
import type { KeptOpening } from './openings.store.ts';

const Sealed = Opening.pick({ salt: true, facts: true });

/** Seals salt and facts for keeping: a stolen data folder opens no commitment. */
export function sealOpening(
  keyring: Keyring,
  logId: string,
  openingId: string,
  { part, salt, facts }: { part: OpeningPart; salt: string; facts: Facts },
): Buffer {
  return seal(
    keyring.key('log-openings'),
    placeOf(logId, openingId, part),
    JSON.stringify({ salt, facts }),
  );
}

/** Opens what was sealed, at its position. Throws `platform.sealBroken` if it was moved or altered. */
export function openOpening(
  keyring: Keyring,
  logId: string,
  { openingId, part, position, sealed }: KeptOpening,
): z.infer<typeof Opening> {
  const plain = open(keyring.key('log-openings'), placeOf(logId, openingId, part), sealed);
  return { position, part, ...Sealed.parse(JSON.parse(plain.toString())) };
}

/** A part of a ticket is bound to its name, so that no exchange of names gives it away as the other. */
function placeOf(logId: string, openingId: string, part: OpeningPart): string {
  const whole = `openings.sealed|${logId}|${openingId}`;
  return part === 'commitment' ? whole : `${whole}|${part}`;
}

/**
 * Names in one log, under a key, what is told of a ticket's turn: equal for tickets of one class and day of
 * enrolment, known alike. Who shares it can be counted without opening anything.
 */
export function orderGroupOf(keyring: Keyring, logId: string, order: Facts): Buffer {
  const { ticket: _ticket, batch: _batch, ...shared } = order;
  return keyring.token('log-groups', logId, canonicalJson(shared));
}

/**
 * Names in one log, under a key, a day that a ticket was given or what came of it: equal for tickets that had
 * the same, at whatever port. Who shares all of them can be counted without opening anything.
 */
export function dayGroupOf(keyring: Keyring, logId: string, given: Facts): Buffer {
  const { ticket: _ticket, port: _port, plan: _plan, ...shared } = given;
  return keyring.token('log-groups', logId, canonicalJson(shared));
}
