import { readFile } from 'node:fs/promises';
import { programmeFacts } from '#observatory/courts/cases/programme-facts.ts';
import { compareFigures } from '#observatory/courts/figures/compare-figures.ts';
import {
  type FiguresFile,
  FiguresFileFault,
  readFigures,
} from '#observatory/courts/figures/figures-file.rules.ts';
import { type Format, formatOf, readArguments } from './arguments.ts';
import { chooseProgramme, chooseRelease } from './choices.ts';
import { type CompareOutput, compareCsv, compareJson, compareText } from './compare-output.ts';
import { CommandFault } from './fault.ts';
import { printLines, warn } from './output.ts';

export const usage = `Usage: npx puente courts compare [FIGURES.csv] [--programme mpp|NAME|FILE.json]
         [--release NAME|FOLDER] [--format text|csv|json]

Computes published figures anew, each as of its own date, and sets the one beside the other. Nothing is
adjusted to fit. FIGURES.csv has the columns as_of (2021-01 is the end of that month, 2021-01-31 a day),
measure, value, and source if there is one. What the dump cannot give, and measures that are not defined,
are listed as such. Without a file: the figures published about the programme, which Puente ships with
their sources. The exit code is 2 if a line of the file is no figure; the others are computed.

  npx puente courts compare
  npx puente courts compare figures.csv
  npx puente courts compare figures.csv --release 2026-08-01 --format csv > compared.csv`;

const ACCEPTED = {
  command: 'compare',
  once: ['programme', 'release', 'format'],
  more: ['FIGURES.csv'],
};

const PRINTERS: Record<Format, (output: CompareOutput) => Iterable<string>> = {
  text: compareText,
  csv: compareCsv,
  json: compareJson,
};

/** `puente courts compare`: computed beside published, on standard output. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args, ACCEPTED);
  const format = formatOf(given);
  const [path] = given.positionals;
  const { figures, badRows } =
    path === undefined ? await shippedFigures() : await readFigureFile(path);
  const selection = await chooseProgramme(given);
  const release = chooseRelease(given.option('release'));
  const facts = await programmeFacts(release, selection);
  const comparisons = compareFigures(facts, figures);
  for (const { line, reason } of badRows) warn(`compare: ${path}, line ${line}: ${reason}`);
  await printLines(PRINTERS[format]({ selection, release, comparisons, badRows }));
  return badRows.length > 0 ? 2 : 0;
}

async function shippedFigures(): Promise<FiguresFile> {
  const { PUBLISHED_FIGURES } = await import(
    '#observatory/courts/figures/published-figures.rules.ts'
  );
  return { figures: PUBLISHED_FIGURES, badRows: [] };
}

async function readFigureFile(path: string): Promise<FiguresFile> {
  try {
    return readFigures(await readFile(path, 'utf8'));
  } catch (error) {
    const why = error instanceof FiguresFileFault ? error.message : unreadable(error);
    throw new CommandFault(`${JSON.stringify(path)}: ${why}`);
  }
}

/** Why the system cannot read a file; throws on what is no error of the system. */
function unreadable(error: unknown): string {
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    return `it cannot be read (${error.code})`;
  }
  throw error;
}
