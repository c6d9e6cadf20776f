import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReleaseFacts } from '../cases/release-facts.ts';
import { CourtFault } from '../dump/court-fault.ts';
import { openColumns, type StoredColumns } from './columns.ts';
import type { Facts } from './facts.ts';
import { readPart } from './part-file.ts';
import { readReleaseFile } from './read-release-file.ts';
import {
  type MemberAbout,
  RELEASE_FILE,
  type ReleaseFile,
  type TableAbout,
} from './release-about.ts';

/** A release that stands on the disk. Opening reads `release.json` only. */
export interface Release extends ReleaseFacts {
  readonly folder: string;
  /** Base name of the folder or zip it was read from. */
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

const NAME = /^(\d{4}-\d{2}-\d{2})(?:-(\d+))?$/u;

/**
 * The releases of a courts folder, newest date first; `-2` before the first of that date. A folder that
 * this version cannot read is left out. No folder: no releases.
 */
export function listReleases(courtsFolder: string): readonly Release[] {
  if (!existsSync(courtsFolder)) return [];
  return readdirSync(courtsFolder)
    .filter((name) => NAME.test(name))
    .sort(newestFirst)
    .flatMap((name) => releaseIn(join(courtsFolder, name)) ?? []);
}

function newestFirst(one: string, other: string): number {
  const [, date = '', nth = '1'] = NAME.exec(one) ?? [];
  const [, otherDate = '', otherNth = '1'] = NAME.exec(other) ?? [];
  return date === otherDate ? Number(otherNth) - Number(nth) : date < otherDate ? 1 : -1;
}

/**
 * The release of that name in the courts folder, or the folder itself when it is one. None named: the
 * newest reconciled one, and the newest of all if none is. Throws a CourtFault (`courts.noRelease`) that
 * says how to import one.
 */
export function openRelease(nameOrFolder: string | undefined, courtsFolder: string): Release {
  if (nameOrFolder !== undefined) return openNamed(nameOrFolder, courtsFolder);
  const releases = listReleases(courtsFolder);
  const newest = releases.find((release) => release.isReconciled) ?? releases[0];
  if (newest) return newest;
  throw new CourtFault(
    'courts.noRelease',
    `There is no release in ${courtsFolder} yet; make one with: npx puente courts import SOURCE`,
  );
}

function openNamed(nameOrFolder: string, courtsFolder: string): Release {
  const kept = join(courtsFolder, nameOrFolder);
  const folder = NAME.test(nameOrFolder) && existsSync(kept) ? kept : resolve(nameOrFolder);
  const release = releaseIn(folder);
  if (release) return release;
  if (existsSync(join(folder, RELEASE_FILE))) {
    throw new CourtFault(
      'courts.releaseDamaged',
      `${folder} is a release that this version of Puente cannot read; delete it and import the dump again.`,
    );
  }
  const names = listReleases(courtsFolder).map((one) => one.name);
  const known = names.length > 0 ? `there are ${names.join(', ')}` : 'there is none yet';
  throw new CourtFault(
    'courts.noRelease',
    `${nameOrFolder} is neither a release in ${courtsFolder} (${known}) nor the folder of one; make one with: npx puente courts import SOURCE`,
  );
}

function releaseIn(folder: string): Release | null {
  const file = readReleaseFile(folder);
  return file && released(folder, file);
}

function released(folder: string, file: ReleaseFile): Release {
  return {
    folder,
    name: file.name,
    date: file.date,
    isReconciled: file.isReconciled,
    source: file.source,
    members: file.members,
    tables: file.tables,
    digest: file.digest,
    partCount: file.parts.length,
    caseCount: file.parts.reduce((sum, part) => sum + part.cases, 0),
    *parts() {
      for (let part = 0; part < file.parts.length; part++) yield readPart(folder, part);
    },
    columns: (programme) => openColumns(folder, programme, file.name),
  };
}
