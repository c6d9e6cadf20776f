import type { Day } from '../day.rules.ts';
import type { PartEntry } from './part-file.ts';

/** What a release is: `release.json`, less what is known only once it stands. */
export interface ReleaseAbout {
  /** The dump's own date, from which the release has its name. */
  readonly date: Day;
  /** Base name of the folder or zip that was read. */
  readonly source: string;
  readonly members: readonly MemberAbout[];
  readonly tables: Readonly<Record<string, TableAbout>>;
  /** Whether rows read and rejected add up to Count.txt in every table. */
  readonly isReconciled: boolean;
  /** In any order; each part once. */
  readonly parts: readonly PartEntry[];
}

export interface MemberAbout {
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /** `YYYY-MM-DD`, or null when the dump does not say. */
  readonly modified: string | null;
}

/** Rows of one table: those Count.txt promises, those taken, mended on the way, and refused. */
export interface TableAbout {
  readonly expected: number;
  readonly rows: number;
  readonly repaired: number;
  readonly rejected: number;
}
