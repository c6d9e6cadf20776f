import { inside, selectionNames, selectionOf } from '#observatory/courts/cases/selection.rules.ts';
import type { Selection } from '#observatory/courts/cases/selection.ts';
import { type Day, dayText, readDay } from '#observatory/courts/day.rules.ts';
import { openRelease, type Release } from '#observatory/courts/release/open-release.ts';
import type { Given } from '../frame/arguments.ts';
import { courtsFolder } from './courts-folder.ts';
import { CommandFault } from './fault.ts';
import { warn } from './output.ts';

/** Opens a release by name or folder, the newest if none is named, and warns where it is incomplete. */
export function chooseRelease(nameOrFolder: string | null): Release {
  const release = openRelease(nameOrFolder ?? undefined, courtsFolder());
  if (!release.isReconciled) {
    warn(
      `release ${release.name} does not agree with its own count of rows: its figures may be incomplete, see ${release.folder}/import-report.json`,
    );
  }
  return release;
}

/** `--programme`: a name, or a file that holds a programme; `mpp` if it is not given. */
export async function chooseProgramme(given: Given): Promise<Selection> {
  const asked = given.option('programme') ?? 'mpp';
  const known = selectionOf(asked);
  if (known) return known;
  if (!/[./\\]/u.test(asked)) {
    throw new CommandFault(
      `there is no programme ${JSON.stringify(asked)}; there are ${selectionNames.join(', ')}, or name a JSON file`,
    );
  }
  const { ProgrammeFault, readProgramme } = await import(
    '#observatory/courts/cases/programme-file.ts'
  );
  try {
    return inside(await readProgramme(asked));
  } catch (error) {
    throw error instanceof ProgrammeFault ? new CommandFault(error.message) : error;
  }
}

/** `--as-of`: a date; the release's own if it is not given. Warns of one that the release cannot know. */
export function chooseDate(given: Given, release: Release): Day {
  return dateAsked(given, [release]) ?? release.date;
}

/** The date of `--as-of`, null if it is not given. Warns where it is after a release's own. */
export function dateAsked(given: Given, releases: readonly Release[]): Day | null {
  const asked = given.option('as-of');
  if (asked === null) return null;
  const day = readDay(asked);
  if (day === null) {
    throw new CommandFault(`--as-of is a date, YYYY-MM-DD; not ${JSON.stringify(asked)}`);
  }
  for (const { name, date } of releases.filter((release) => day > release.date)) {
    warn(
      `${asked} is after the date of release ${name}, ${dayText(date)}: what happened between is not in it`,
    );
  }
  return day;
}
