import type { Keyring } from '#platform/crypto/keyring.ts';
import { open, seal } from '#platform/crypto/seal.ts';
import { readSecretWords } from '#platform/crypto/secret-words.ts';

/** The answers of a form so far; the registry does not look into them. */
export type Answers = Record<string, unknown>;

/** Under which hash a cookie's draft lies. */
export function draftHash(keyring: Keyring, token: string): Buffer {
  return keyring.token('drafts', 'hash', token);
}

/** Seals answers with a key that only the key ring and the visitor's cookie together yield. */
export function sealAnswers(keyring: Keyring, token: string, answers: Answers): Buffer {
  return seal(keyOf(keyring, token), 'drafts.sealed|1', JSON.stringify(answers));
}

/** The answers that {@link sealAnswers} sealed with this cookie; throws `platform.sealBroken` for another's. */
export function openAnswers(keyring: Keyring, token: string, sealed: Buffer): unknown {
  return JSON.parse(open(keyOf(keyring, token), 'drafts.sealed|1', sealed).toString());
}

/** Under which hash the draft of these words lies; null if they are not six words. */
export function draftWordsHash(keyring: Keyring, words: string): Buffer | null {
  const read = readSecretWords(words);
  return read === null ? null : keyring.token('drafts', 'words', read);
}

/** The cookie's token, sealed so that the words give it back. */
export function sealToken(keyring: Keyring, words: string, token: string): Buffer {
  return seal(wordsKey(keyring, words), 'drafts.sealed_for_words|1', token);
}

/** The cookie's token that {@link sealToken} sealed with these words; throws `platform.sealBroken` for others. */
export function openToken(keyring: Keyring, words: string, sealed: Buffer): string {
  return open(wordsKey(keyring, words), 'drafts.sealed_for_words|1', sealed).toString();
}

function keyOf(keyring: Keyring, token: string): Buffer {
  return keyring.token('drafts', 'key', token);
}

function wordsKey(keyring: Keyring, words: string): Buffer {
  return keyring.token('drafts', 'words key', readSecretWords(words) ?? '');
}
