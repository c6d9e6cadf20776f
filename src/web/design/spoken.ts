import { getContext, setContext } from 'svelte';
import type { Words } from '../words/words.ts';

const contextKey = Symbol('words');

/** Called once by a layout: the words that every component beneath it speaks with. */
export function provideWords(words: () => Words): void {
  setContext(contextKey, words);
}

/** The words of this page, for components: `const { say } = spoken();` */
export function spoken(): Words {
  const words = getContext<(() => Words) | undefined>(contextKey);
  if (!words) throw new Error('No layout above this component called provideWords');
  return words();
}
