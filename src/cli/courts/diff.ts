import { diffReleases, noTotals } from '#observatory/courts/cases/diff/diff-releases.ts';
import { type Format, formatOf, readArguments } from './arguments.ts';
import { chooseProgramme, chooseRelease, dateAsked } from './choices.ts';
import { type DiffOutput, diffCsv, diffJson, diffText } from './diff-output.ts';
import { printLines } from './output.ts';

export const usage = `Usage: npx puente courts diff A B [--programme mpp|all|not-mpp|NAME|FILE.json] [--as-of DATE]
         [--format text|csv|json]

Says which cases appeared in release B, vanished since A, or changed, and which of their cells. A and B
are names (npx puente courts releases) or folders. Each is taken at its own date, or with --as-of both at
that date.

  npx puente courts diff 2026-07-01 2026-08-01
  npx puente courts diff ./june ./july --programme all --format csv > changes.csv`;

const ACCEPTED = {
  command: 'diff',
  once: ['programme', 'as-of', 'format'],
  positionals: ['A', 'B'],
};

const PRINTERS: Record<Format, (output: DiffOutput) => AsyncIterable<string>> = {
  text: diffText,
  csv: diffCsv,
  json: diffJson,
};

/** `puente courts diff`: what changed between two releases, case by case. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args, ACCEPTED);
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
