import type { Keyring } from '#platform/crypto/keyring.ts';
import { readOwnAnswer, readSecretWords } from '#platform/crypto/secret-words.ts';

/** The keyed hash under which a household's secret words are kept, bound to its folio. */
export function wordsMac(keyring: Keyring, folio: string, typed: string): Buffer {
  return keyring.token('secret-words', folio, readSecretWords(typed) ?? 'not six words');
}

/** The keyed hash of the family's answer to its own question. */
export function openingMac(keyring: Keyring, householdId: string, answer: string): Buffer {
  return keyring.token('secret-words', 'opening', householdId, readOwnAnswer(answer));
}
