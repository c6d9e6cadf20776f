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

export const usage = `Usage: npx puente courts compare FIGURES.csv [--programme mpp|NAME|FILE.json]
         [--release NAME|FOLDER] [--format text|csv|json]

Computes published figures anew, each as of its own date, and sets the one beside the other. Nothing is
adjusted to fit. FIGURES.csv has the columns as_of (2021-01 is the end of that month, 2021-01-31 a day),
measure, value, and source if there is one. What the dump cannot give, and measures that are not defined,
are listed as such. The exit code is 2 if a line of the file is no figure; the others are computed.

  npx puente courts compare figures.csv
  npx puente courts compare figures.csv --release 2026-08-01 --format csv > compared.csv`;

const ACCEPTED = {
  command: 'compare',
  once: ['programme', 'release', 'format'],
  positionals: ['FIGURES.csv'],
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
  const path = given.positionals[0] ?? '';
  const { figures, badRows } = await readFile(path).then(
    (bytes) => read(path, bytes),
    (error: NodeJS.ErrnoException) => {
      throw new CommandFault(`${JSON.stringify(path)} cannot be read (${error.code})`);
    },
  );
  const selection = await chooseProgramme(given);
  const release = chooseRelease(given.option('release'));
  const facts = await programmeFacts(release, selection);
  const comparisons = compareFigures(facts, figures);
  for (const { line, reason } of badRows) warn(`${path}, line ${line}: ${reason}`);
  await printLines(PRINTERS[format]({ selection, release, comparisons, badRows }));
  return badRows.length > 0 ? 2 : 0;
}

function read(path: string, bytes: Uint8Array): FiguresFile {
  try {
    return readFigures(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof FiguresFileFault)) throw error;
    throw new CommandFault(`${JSON.stringify(path)} is no file of figures: ${error.message}`);
  }
}
