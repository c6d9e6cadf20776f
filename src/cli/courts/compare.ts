import { readFile } from 'node:fs/promises';
import { programmeFacts } from '#observatory/courts/cases/programme-facts.ts';
import { compareFigures } from '#observatory/courts/figures/compare-figures.ts';
import {
  type FiguresFile,
  FiguresFileFault,
  readFigures,
} from '#observatory/courts/figures/figures-file.rules.ts';
import { readArguments } from '../frame/arguments.ts';
import { chooseProgramme, chooseRelease } from './choices.ts';
import { type CompareOutput, compareCsv, compareJson, compareText } from './compare-output.ts';
import { CommandFault } from './fault.ts';
import { type Format, formatOf } from './format.ts';
import { printLines, warn } from './output.ts';

const PRINTERS: Record<Format, (output: CompareOutput) => Iterable<string>> = {
  text: compareText,
  csv: compareCsv,
  json: compareJson,
};

/** `puente courts compare`: computed beside published, on standard output. */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args, 'courts compare');
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
