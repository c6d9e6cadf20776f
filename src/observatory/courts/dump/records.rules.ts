import { cleanCell } from './cell.rules.ts';

/** The lines from a place on, one after the other. */
export interface Lines {
  /** The next line without its end, or null where there is none. */
  peek(): string | null;
  /** Goes on behind it. */
  take(): void;
}

/** A record as it was put together, before its cells are cleaned. */
export interface Gathered {
  readonly cells: readonly string[];
  /** Lines it takes up; the first is the record's own. */
  readonly lines: number;
  /** Whether lines that hold something were joined to it. */
  readonly isJoined: boolean;
}

/**
 * Whether a line begins a record in any case: it has a cell for every column, or its first cell is a
 * number, as every record's is. Another may go on with the record before it. A dump can be cut before
 * any line that begins a record, and each piece be read for itself.
 */
export function beginsRecord(cells: readonly string[], width: number): boolean {
  return cells.length >= width || isNumber(cleanCell(cells[0] ?? ''));
}

/** Also one that is too large for an id. */
const isNumber = (clean: string) => /^[+-]?\d+$/u.test(clean);

/**
 * Takes the record that begins with the next line. A line end inside a cell has split it where it is
 * too short, and the next line too, and that one begins with no number: the halves of the cell are put
 * together without a blank, and again while the record is too short and the next line has room in it.
 */
export function gatherRecord(source: Lines, width: number): Gathered {
  const cells = (source.peek() ?? '').split('\t');
  source.take();
  let lines = 1;
  let isJoined = false;
  while (cells.length < width) {
    const line = source.peek();
    if (line === null) break;
    const more = line.split('\t');
    if (beginsRecord(more, width) || cells.length + more.length - 1 > width) break;
    source.take();
    cells.push((cells.pop() ?? '') + (more[0] ?? ''), ...more.slice(1));
    lines++;
    isJoined ||= cleanCell(line) !== '' || more.length > 1;
  }
  return { cells, lines, isJoined };
}
