import { selectionOf } from '../cases/selection.rules.ts';
import type { Selection } from '../cases/selection.ts';

/** The selections whose columns lie ready beside the facts of every release. */
export const KEPT: readonly Selection[] = ['mpp', 'all'].flatMap((name) => selectionOf(name) ?? []);
