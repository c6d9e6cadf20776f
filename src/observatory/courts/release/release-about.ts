import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Day } from '../day.rules.ts';
import type { PartEntry } from './part-file.ts';

/** What a release is: `release.json`, less its name. */
export interface ReleaseAbout {
  /** The dump's own date, from which the release has its name. */
  readonly date: Day;
  /** Base name of the folder or zip that was read. */
  readonly source: string;
  readonly members: readonly MemberAbout[];
  /** By the table's name in Count.txt. */
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

/** The source of a release that came from no dump: whatever shows it says so. */
export const INVENTED = 'invented';

export const FORMAT = 1;
export const RELEASE_FILE = 'release.json';
export const REPORT_FILE = 'import-report.json';

const count = z.int().nonnegative();

/** `release.json` as it lies on the disk. */
export const releaseFile = z.object({
  format: z.literal(FORMAT),
  name: z.string().min(1),
  date: z.int(),
  source: z.string(),
  members: z.array(z.object({ name: z.string(), size: count, modified: z.string().nullable() })),
  tables: z.record(
    z.string(),
    z.object({ expected: count, rows: count, repaired: count, rejected: count }),
  ),
  isReconciled: z.boolean(),
  digest: z.string(),
  parts: z.array(
    z.object({
      part: count,
      bytes: count,
      digest: z.string(),
      cases: count,
      repeatedCases: count,
      orphans: z.object({
        identifiers: count,
        proceedings: count,
        hearings: count,
        representations: count,
      }),
    }),
  ),
});

export type ReleaseFile = z.infer<typeof releaseFile>;

/** What is written; the parts in their order. */
export function fileOf(name: string, about: ReleaseAbout): ReleaseFile {
  const parts = about.parts.toSorted((one, other) => one.part - other.part);
  return {
    format: FORMAT,
    name,
    date: about.date,
    source: about.source,
    members: [...about.members],
    tables: countsOf(about.tables),
    isReconciled: about.isReconciled,
    digest: digestOf(parts),
    parts,
  };
}

/** The counts alone, whatever else a report says of a table: what is kept is what is read again. */
function countsOf(tables: ReleaseAbout['tables']): ReleaseFile['tables'] {
  const counts = Object.entries(tables).map(
    ([name, { expected, rows, repaired, rejected }]) =>
      [name, { expected, rows, repaired, rejected }] as const,
  );
  return Object.fromEntries(counts);
}

/** One digest for all facts: it depends on what the rows say, never on their order. */
function digestOf(parts: readonly PartEntry[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part.digest);
  return digest.digest('hex');
}

/**
 * Whether two releases hold the same dump. Dates of members are left out: a zip keeps them in local time and
 * by two seconds, so that the same dump has others once it is unpacked.
 */
export function isSameContent(one: ReleaseFile, other: ReleaseFile): boolean {
  return fingerprint(one) === fingerprint(other);
}

function fingerprint({ date, digest, tables, members }: ReleaseFile): string {
  const sizes = members.map((member) => `${baseName(member.name)} ${member.size}`).sort();
  const counts = Object.entries(tables).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([date, digest, sizes, counts]);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
