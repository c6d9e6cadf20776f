import { createHash } from 'node:crypto';
import type { LawRow } from './law.ts';

/** The words of a row by message key, in the two languages in which a lawyer reads it. */
export interface SignedWords {
  es: Readonly<Record<string, string>>;
  en: Readonly<Record<string, string>>;
}

/**
 * The version of a row: its id and 12 hex digits of SHA-256 over the row (without its examples and
 * its version) and the words named for it. Any change gives another version, which nobody signed.
 */
export function versionOf(row: LawRow, words: SignedWords): string {
  const { version: _version, examples: _examples, ...signed } = row;
  const own = (all: Readonly<Record<string, string>>) =>
    Object.entries(all).filter(([key]) => key.startsWith(`${row.id}.`));
  const content = JSON.stringify([signed, own(words.es), own(words.en)]);
  return `${row.id}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
}
