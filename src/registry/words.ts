import type { Keyring } from '#platform/crypto/keyring.ts';
import { readSecretWords } from '#platform/crypto/secret-words.ts';

/** The keyed hash under which a household's secret words are kept, bound to its folio. */
export function wordsMac(keyring: Keyring, folio: string, typed: string): Buffer {
  return keyring.token('secret-words', folio, readSecretWords(typed) ?? 'not six words');
}

/** The family's answer to its own question, however it is typed: letters and figures only. */
export function openingMac(keyring: Keyring, householdId: string, answer: string): Buffer {
  const plain = answer
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return keyring.token('secret-words', 'opening', householdId, plain);
}
