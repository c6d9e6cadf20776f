import { diffReleases, noTotals } from '#observatory/courts/cases/diff/diff-releases.ts';
import { readArguments } from '../frame/arguments.ts';
import { chooseProgramme, chooseRelease, dateAsked } from './choices.ts';
import { type DiffOutput, diffCsv, diffJson, diffText } from './diff-output.ts';
import { type Format, formatOf } from './format.ts';
import { printLines } from './output.ts';

const PRINTERS: Record<Format, (output: DiffOutput) => AsyncIterable<string>> = {
  text: diffText,
  csv: diffCsv,
  json: diffJson,
};

/** `puente courts diff`: what changed between two releases, case by case. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args, 'courts diff');
  const format = formatOf(given);
  const [nameOfBefore = '', nameOfAfter = ''] = given.positionals;
  const selection = await chooseProgramme(given);
  const [before, after] = [chooseRelease(nameOfBefore), chooseRelease(nameOfAfter)];
  const asOf = dateAsked(given, [before, after]);
  const totals = noTotals();
  const changes = diffReleases(before, after, selection, totals, asOf ?? undefined);
  await printLines(PRINTERS[format]({ selection, before, after, asOf, changes, totals }));
  return 0;
}
