import type { FileHandle } from 'node:fs/promises';
import { type Day, dayText } from '../../day.rules.ts';
import { CASE_COLUMNS, type Cells, cellsOf } from '../case-columns.rules.ts';
import type { CaseTable } from '../case-table.ts';

const ROWS_AT_ONCE = 16_384;

/**
 * Writes a table as CSV (RFC 4180, but lines end in LF): the columns of `cases` in their order, sorted
 * by idncase, dates ISO, booleans true or false, null empty; UTF-8.
 */
export async function writeCsv(table: CaseTable, file: FileHandle): Promise<void> {
  await file.writeFile(`${CASE_COLUMNS.join(',')}\n`);
  const texts = CASE_COLUMNS.map((column) => textReader(cellsOf(table, column)));
  for (let from = 0; from < table.length; from += ROWS_AT_ONCE) {
    const to = Math.min(table.length, from + ROWS_AT_ONCE);
    await file.writeFile(linesOf(texts, from, to));
  }
}

/** Puts a cell into quotes where it holds a comma, a quote or the end of a line. */
export function quotedCell(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type TextReader = (row: number) => string;

function linesOf(texts: readonly TextReader[], from: number, to: number): string {
  let lines = '';
  for (let row = from; row < to; row++) {
    let separator = '';
    for (const text of texts) {
      lines += separator + text(row);
      separator = ',';
    }
    lines += '\n';
  }
  return lines;
}

function textReader(cells: Cells): TextReader {
  if (cells.kind === 'number') return (row) => String(cells.numbers[row] ?? '');
  if (cells.kind === 'day') return dayReader(cells.days);
  const { codes, values } = cells.column;
  const quoted = values.map(quotedCell);
  return (row) => quoted[codes[row] ?? 0] ?? '';
}

function dayReader(days: Int32Array): TextReader {
  const known = new Map<Day, string>();
  return (row) => {
    const day = days[row] ?? 0;
    const text = known.get(day);
    if (text !== undefined) return text;
    known.set(day, dayText(day));
    return dayText(day);
  };
}
