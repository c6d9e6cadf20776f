import type { Outcome } from './list-words.rules.ts';

/** Where a number stands. */
export const numberStates = [
  /** Not called yet. */
  'waiting',
  /** Called, and nobody has recorded yet what came of it. */
  'called',
  /** Missed, turned back, or asked for: in the next call first. */
  'again',
  /** Missed more often than the rule calls again: keeps its place and is called once its holder asks. */
  'resting',
  'crossed',
  'left',
] as const;
export type NumberState = (typeof numberStates)[number];

/** What an outcome makes of a number. */
export interface Standing {
  state: NumberState;
  /** Turns missed in a row. */
  missed: number;
}

/**
 * Where a number stands once it is known what came of its call. `missed` is what it had missed in a row
 * before that call, `grace` in how many calls a missed turn is called first again.
 */
export function afterOutcome(outcome: Outcome, missed: number, grace: number): Standing {
  if (outcome === 'crossed') return { state: 'crossed', missed: 0 };
  if (outcome === 'turned_back') return { state: 'again', missed: 0 };
  return { state: missed + 1 <= grace ? 'again' : 'resting', missed: missed + 1 };
}
