import { randomInt } from 'node:crypto';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';

/** Six of 2,048 words: 66 bits. Lists of BIP-39, in which the first four letters tell each word. */
export const secretWordCount = 6;

const lists: Readonly<Record<string, readonly string[]>> = {
  en: english,
  pt: portuguese,
  es: spanish,
};

/** New secret words in the language of the screens; Spanish where we have no list of that language. */
export function newSecretWords(language: string): string[] {
  const list = lists[language] ?? spanish;
  return Array.from({ length: secretWordCount }, () => list[randomInt(list.length)] ?? '');
}

/**
 * What the person typed, in the one form that is checked: without accents, small letters, the first
 * four letters of each word, so that a slip at a word's end does no harm. Null if not six words.
 */
export function readSecretWords(typed: string): string | null {
  const words = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.length === secretWordCount ? words.map((word) => word.slice(0, 4)).join(' ') : null;
}
