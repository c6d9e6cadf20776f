import { foldAccents } from './name-key.rules.ts';

/** A word without case, accents, blanks and marks: `K'iche'` and `kiche` are one. */
export function wordKey(text: string): string {
  return foldAccents(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Words that people write, each leading to the code we store. */
export type CodeWords<Code extends string = string> = ReadonlyMap<string, Code>;

/**
 * A table from words to codes. A word that would lead to two codes is left out: it is not for us to
 * choose.
 */
export function codeWords<Code extends string>(
  entries: Iterable<readonly [code: Code, words: readonly string[]]>,
): CodeWords<Code> {
  const table = new Map<string, Code>();
  const doubtful = new Set<string>();
  for (const [code, words] of entries) {
    for (const key of words.map(wordKey)) {
      if (table.has(key) && table.get(key) !== code) doubtful.add(key);
      table.set(key, code);
    }
  }
  for (const key of doubtful) table.delete(key);
  return table;
}
