import type { ReleaseFacts } from '../cases/release-facts.ts';
import type { StoredColumns } from './columns.ts';
import type { Facts } from './facts.ts';
import type { MemberAbout, TableAbout } from './release-about.ts';

/** A release that stands on the disk. Opening reads `release.json` only. */
export interface Release extends ReleaseFacts {
  readonly folder: string;
  readonly source: string;
  readonly members: readonly MemberAbout[];
  readonly tables: Readonly<Record<string, TableAbout>>;
  readonly caseCount: number;
  /** SHA-256 over all facts: two releases with the same digest say the same of every case. */
  readonly digest: string;
  readonly partCount: number;
  /** In order; one in memory at a time. Other threads can share the work by `readPart(folder, part)`. */
  parts(): Iterable<Facts>;
  /** The ready-made columns of `mpp`, `all` and the like at the release's own date; null if not kept. */
  columns(programme: string): StoredColumns | null;
}

/** The releases of a courts folder, newest date first; `-2` before the first of that date. */
export declare function listReleases(courtsFolder: string): readonly Release[];

/**
 * The release of that name in the courts folder, or the folder itself when it is one. None named: the
 * newest reconciled one, and the newest of all if none is. Throws a CourtFault (`courts.noRelease`) that
 * says how to import one.
 */
export declare function openRelease(
  nameOrFolder: string | undefined,
  courtsFolder: string,
): Release;
