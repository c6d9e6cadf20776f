import type { Values, Words } from '../../words/say.ts';

/** The sentence of a key that the law names; the key itself where there is no such sentence. */
export function lawText({ say, has }: Words, key: string, values?: Values): string {
  const full = `pathways.${key}`;
  return has(full) ? say(full, values) : key;
}
