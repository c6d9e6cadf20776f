import { dayText } from '#observatory/courts/day.rules.ts';
import { listReleases, type Release } from '#observatory/courts/release/open-release.ts';
import { readArguments } from '../frame/arguments.ts';
import { courtsFolder } from './courts-folder.ts';
import { type Format, formatOf } from './format.ts';
import { printLines } from './output.ts';
import { csvLine, grouped, textTable } from './text-table.ts';

const PRINTERS: Record<Format, (releases: readonly Release[]) => string[]> = {
  text: releasesText,
  csv: releasesCsv,
  json: releasesJson,
};

/** `puente courts releases` */
export async function run(args: string[]): Promise<number> {
  const format = formatOf(readArguments(args, 'courts releases'));
  await printLines(PRINTERS[format](listReleases(courtsFolder())));
  return 0;
}

function releasesText(releases: readonly Release[]): string[] {
  if (releases.length === 0) {
    return [
      `There is no release in ${courtsFolder()}. Get the dump from`,
      'https://fileshare.eoir.justice.gov/EOIR%20Case%20Data.zip, then: npx puente courts import FILE',
    ];
  }
  const columns = [
    { heading: 'release' },
    { heading: 'date' },
    { heading: 'cases', isNumber: true },
    { heading: 'rows agree with Count.txt' },
    { heading: 'read from' },
  ];
  const rows = releases.map(({ name, date, caseCount, isReconciled, source }) => [
    name,
    dayText(date),
    grouped(caseCount),
    isReconciled ? 'yes' : 'NO',
    source,
  ]);
  return textTable(columns, rows);
}

function releasesCsv(releases: readonly Release[]): string[] {
  const rows = releases.map((one) =>
    csvLine([one.name, dayText(one.date), one.caseCount, one.isReconciled, one.source]),
  );
  return [csvLine(['release', 'date', 'cases', 'is_reconciled', 'source']), ...rows];
}

function releasesJson(releases: readonly Release[]): string[] {
  const objects = releases.map((one) => ({
    release: one.name,
    date: dayText(one.date),
    cases: one.caseCount,
    is_reconciled: one.isReconciled,
    source: one.source,
    folder: one.folder,
  }));
  return [JSON.stringify(objects, null, 2)];
}
