import type { Programme } from './programme.ts';

/** Which cases of a release are meant: those of a programme, all but those, or all. */
export interface Selection {
  /** As typed after `--programme`: `mpp`, `all`, `not-mpp`. */
  readonly name: string;
  /** Its definitions make every column, also where its cases are left out. */
  readonly programme: Programme;
  readonly cases: 'inside' | 'outside' | 'all';
}
