import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dayText } from '../day.rules.ts';
import { CourtFault } from '../dump/court-fault.ts';
import { codeOf } from './disk-fault.ts';
import { readReleaseFile } from './read-release-file.ts';
import { fileOf, isSameContent, type ReleaseAbout, type ReleaseFile } from './release-about.ts';

/** The name and place of a release that is being made. */
export interface Settled {
  readonly name: string;
  /** Where the release will stand, or already stands. */
  readonly folder: string;
  /** The same content is already kept: nothing is to be written, `abandon` the draft. */
  readonly isKnown: boolean;
  readonly file: ReleaseFile;
}

/** Finds the first name of its date that is free, or the release that says the same. */
export function settleName(courtsFolder: string, about: ReleaseAbout): Settled {
  const date = dayText(about.date);
  const taken = new Set(entries(courtsFolder));
  for (let nth = 1; ; nth++) {
    const name = nth === 1 ? date : `${date}-${nth}`;
    const file = fileOf(name, about);
    const folder = join(courtsFolder, name);
    if (!taken.has(name)) return { name, folder, isKnown: false, file };
    if (holdsSame(folder, file)) return { name, folder, isKnown: true, file };
  }
}

function holdsSame(folder: string, file: ReleaseFile): boolean {
  const known = readReleaseFile(folder);
  return known !== null && isSameContent(known, file);
}

/** The folder itself becomes the release. Throws a CourtFault if it holds another one. */
export function settleFolder(folder: string, about: ReleaseAbout): Settled {
  const file = fileOf(dayText(about.date), about);
  const isFree = entries(folder).length === 0;
  if (!isFree && !holdsSame(folder, file)) {
    throw new CourtFault(
      'courts.placeTaken',
      `${folder} already holds another release, which stays as it is; name a new folder after --to.`,
    );
  }
  return { name: file.name, folder, isKnown: !isFree, file };
}

/** Throws a CourtFault if a folder that is to become a release holds anything else. */
export function refuseForeign(folder: string): void {
  if (entries(folder).length > 0 && readReleaseFile(folder) === null) {
    throw new CourtFault(
      'courts.placeTaken',
      `${folder} is not empty and holds no release; name a new folder after --to.`,
    );
  }
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new CourtFault(
      'courts.placeTaken',
      `${folder} is no folder that can be read (${codeOf(error)}); name another place.`,
    );
  }
}
