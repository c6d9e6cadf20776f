import type { Programme } from './programme.ts';
import { mpp, programmes } from './programmes.rules.ts';
import type { Selection } from './selection.ts';

/** What can be typed after `--programme`, besides the name of a file. */
export const selectionNames: readonly string[] = [
  'all',
  ...programmes.flatMap(({ name }) => [name, `not-${name}`]),
];

/**
 * The selection of a name: a programme's, `not-` and a programme's, or `all`, whose columns are made by
 * the definitions of mpp. Null if there is none of that name.
 */
export function selectionOf(name: string): Selection | null {
  if (name === 'all') return { name, programme: mpp, cases: 'all' };
  const own = programmes.find((one) => one.name === name);
  if (own) return inside(own);
  const left = programmes.find((one) => `not-${one.name}` === name);
  return left ? outside(left) : null;
}

/** The cases of a programme. */
export function inside(programme: Programme): Selection {
  return { name: programme.name, programme, cases: 'inside' };
}

/** All cases but those of a programme. */
export function outside(programme: Programme): Selection {
  return { name: `not-${programme.name}`, programme, cases: 'outside' };
}
