import type { CaseTable } from '#observatory/courts/cases/case-table.ts';
import { isStream } from '#observatory/courts/cases/export/whole-file.ts';
import {
  exportKindOf,
  exportKinds,
  writeCases,
} from '#observatory/courts/cases/export/write-cases.ts';
import { makeCaseTable } from '#observatory/courts/cases/make-case-table.ts';
import type { Selection } from '#observatory/courts/cases/selection.ts';
import { type Day, dayText } from '#observatory/courts/day.rules.ts';
import type { Release } from '#observatory/courts/release/open-release.ts';
import { readArguments } from './arguments.ts';
import { chooseDate, chooseProgramme, chooseRelease } from './choices.ts';
import { CommandFault, OutputClosed } from './fault.ts';
import { printLines } from './output.ts';
import { grouped } from './text-table.ts';

export const usage = `Usage: npx puente courts cases --out FILE.csv|FILE.parquet [--programme mpp|all|not-mpp|NAME|FILE.json]
         [--as-of DATE] [--release NAME|FOLDER]

Writes a row a case, sorted by idncase, and beside it FILE-metadata.json, which says what every column
and value means and where that is from. --as-of gives the cases as they stood at an earlier date.

  npx puente courts cases --programme mpp --out mpp.csv
  npx puente courts cases --programme mpp --as-of 2021-01-31 --out mpp-2021-01.parquet
  npx puente courts cases --programme my-programme.json --out mine.csv`;

const ACCEPTED = { command: 'cases', once: ['programme', 'as-of', 'release', 'out'] };

/** `puente courts cases`: a row a case, whole or not at all. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args, ACCEPTED);
  const out = given.needed('out');
  const isPiped = await isStream(out).catch(faultOfFile(out));
  if (!isPiped && !exportKindOf(out)) {
    throw new CommandFault(`--out ends in ${exportKinds.join(' or ')}; not ${JSON.stringify(out)}`);
  }
  const selection = await chooseProgramme(given);
  const release = chooseRelease(given.option('release'));
  const asOf = chooseDate(given, release);
  const table = await caseTable(release, selection, asOf);
  const header = await writeCases(table, out, selection, release).catch(faultOfFile(out));
  if (isPiped) return 0;
  await printLines([
    `${out}: ${grouped(table.length)} cases, release ${release.name}, as of ${dayText(asOf)}.`,
    `${header}: what everything in it means.`,
  ]);
  return 0;
}

/** The table that the release keeps ready, else one made from its facts. */
async function caseTable(release: Release, selection: Selection, asOf: Day): Promise<CaseTable> {
  const kept = asOf === release.date ? release.columns(selection.name) : null;
  return kept ? kept.table() : makeCaseTable(release, selection, asOf);
}

function faultOfFile(out: string): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EPIPE') throw new OutputClosed();
    if (typeof code !== 'string' || code.startsWith('ERR_')) throw error;
    throw new CommandFault(`${JSON.stringify(out)} cannot be written (${code})`);
  };
}
