import { getContext, setContext } from 'svelte';
import type { Words } from '../words/say.ts';

/** What a layout gives every component beneath it. Functions, so that a change is seen. */
export interface PageContext {
  words: () => Words;
  /** Goes with every form; see `form-token.ts`. */
  formToken: () => string;
}

const contextKey = Symbol('page');

/** Called once by a layout. */
export function providePage(context: PageContext): void {
  setContext(contextKey, context);
}

/** The words of this page: `const { say } = spoken();` in a component's script. */
export function spoken(): Words {
  return provided().words();
}

/** The token for the hidden field of a form. */
export function formToken(): string {
  return provided().formToken();
}

function provided(): PageContext {
  const context = getContext<PageContext | undefined>(contextKey);
  if (!context) throw new Error('No layout above this component called providePage');
  return context;
}
