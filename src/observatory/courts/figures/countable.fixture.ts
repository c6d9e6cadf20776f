import type { Countable } from './cross-tab.rules.ts';

/** A column of the given texts. */
export function countableOf(texts: readonly string[]): Countable {
  const values = [...new Set(texts)].sort();
  return { values, codes: Uint16Array.from(texts, (text) => values.indexOf(text)) };
}
