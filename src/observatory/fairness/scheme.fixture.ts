import { createHmac } from 'node:crypto';
import { placesMoved, publicFigure } from '../courts/figures/disclosure.rules.ts';
import type { Scheme } from './scheme.ts';

/** Counts as they are, but for the rounding: what the draws do has tests of its own. */
export const undrawn: Scheme = {
  figure: (_, count) => (count < 10 ? null : Math.round(count / 5) * 5),
  moved: () => 0,
};

/** The scheme under an invented key, for a release. */
export function underKey(key: string, release = 'first'): Scheme {
  const keyed = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    figure: (definition, count) => publicFigure(keyed, definition, count),
    moved: (definition) => placesMoved(keyed, definition, release),
  };
}
