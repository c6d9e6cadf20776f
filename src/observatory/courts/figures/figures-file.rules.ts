import { parse } from 'csv-parse/sync';
import { lastDayOf, type PublishedFigure } from './published-figure.rules.ts';

/** A row that is no figure, in one sentence for the person who wrote it. */
export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

export interface FiguresFile {
  readonly figures: readonly PublishedFigure[];
  readonly badRows: readonly BadRow[];
}

/** The file as a whole is at fault; the message says how. */
export class FiguresFileFault extends Error {}

const NEEDED = ['as_of', 'measure', 'value'] as const;

/**
 * Reads a CSV of figures with the columns as_of, measure, value and, if there is one, source. Each line
 * is read by itself, so that a bad one spoils no other. Throws a FiguresFileFault where a column is
 * missing.
 */
export function readFigures(text: string): FiguresFile {
  const [heading = '', ...lines] = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  const delimiter = [',', ';', '\t'].find((one) => heading.includes(one)) ?? ',';
  const columns = headingOf(heading, delimiter);
  const figures: PublishedFigure[] = [];
  const badRows: BadRow[] = [];
  for (const [at, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const row = readRow(text, delimiter, columns, at + 2);
    if ('reason' in row) badRows.push(row);
    else figures.push(row);
  }
  return { figures, badRows };
}

function headingOf(line: string, delimiter: string): string[] {
  const names = (cellsOf(line, delimiter) ?? []).map((name) => name.toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new FiguresFileFault(
      `the first line names no column ${missing.join(', ')}; it must name as_of, measure and value, and may name source`,
    );
  }
  return names;
}

/** The trimmed cells of one line; null if its quotation marks do not close. */
function cellsOf(line: string, delimiter: string): string[] | null {
  try {
    const records: string[][] = parse(line, { delimiter, trim: true, relax_column_count: true });
    return records[0] ?? [];
  } catch {
    return null;
  }
}

function readRow(
  text: string,
  delimiter: string,
  columns: readonly string[],
  line: number,
): PublishedFigure | BadRow {
  const cells = cellsOf(text, delimiter);
  if (!cells) return { line, reason: 'its quotation marks do not close' };
  if (cells.length > columns.length) return { line, reason: 'it has more cells than the heading' };
  const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
  const [when, measure, written] = [cell('as_of'), cell('measure'), cell('value')];
  const asOf = lastDayOf(when);
  if (asOf === null) return { line, reason: `${quoted(when)} is no month or date (2021-01)` };
  if (measure === '') return { line, reason: 'it names no measure' };
  const value = countOf(written);
  if (value === null) return { line, reason: `${quoted(written)} is no count` };
  return { line, when, asOf, measure, value, source: cell('source') };
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** A whole number, its thousands parted by commas or not; null for anything else. */
function countOf(text: string): number | null {
  const isCount = /^\d{1,15}$|^\d{1,3}(,\d{3}){1,4}$/u.test(text);
  return isCount ? Number(text.replaceAll(',', '')) : null;
}
