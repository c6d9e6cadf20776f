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
import { readArguments } from '../frame/arguments.ts';
import { chooseDate, chooseProgramme, chooseRelease } from './choices.ts';
import { CommandFault, OutputClosed } from './fault.ts';
import { printLines } from './output.ts';
import { grouped } from './text-table.ts';

/** `puente courts cases`: a row a case, whole or not at all. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args, 'courts cases');
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
