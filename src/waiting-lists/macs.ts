import type { Keyring } from '#platform/crypto/keyring.ts';
import { readOwnAnswer, readSecretWords } from '#platform/crypto/secret-words.ts';

/** The keyed hash under which a number's secret words are kept, bound to its list and to it. */
export function wordsMac(keyring: Keyring, listId: string, number: number, typed: string): Buffer {
  const words = readSecretWords(typed) ?? 'not six words';
  return keyring.token('secret-words', 'list', listId, `${number}`, words);
}

/** The same of the word that only its holder knows. */
export function ownWordMac(
  keyring: Keyring,
  listId: string,
  number: number,
  typed: string,
): Buffer {
  const word = readOwnAnswer(typed);
  return keyring.token('secret-words', 'list own word', listId, `${number}`, word);
}

/** The keyed hash under which a visit is kept. */
export function visitHash(keyring: Keyring, token: string): Buffer {
  return keyring.token('sessions', 'list visit', token);
}
