import type { Layout, LayoutColumn } from './layout.ts';

// A second reading of the definitions of cells, fit and repair: slow, plain, one step after the other. It
// keeps the generator from planting what has two readings, and is what the fast reader is held against.

export interface SlowTable {
  /** Accepted rows, clean: null is '', codes in upper case. */
  readonly rows: string[][];
  /** Rows joined, padded, or with cells taken out. */
  readonly repaired: { readonly line: number; readonly kinds: readonly string[] }[];
  readonly rejected: { readonly line: number }[];
}

/** Removes control characters, trims blanks; what is left of a cell. */
export function cleaned(cell: string): string {
  let kept = '';
  for (let at = 0; at < cell.length; at++) if (!isControl(cell.charCodeAt(at))) kept += cell[at];
  return kept.replace(/^[ \u00a0]+|[ \u00a0]+$/gu, '');
}

const isControl = (byte: number) => byte < 0x20 || (byte >= 0x7f && byte <= 0x9f);

/** In upper case as far as latin-1 has it. */
export function upper(clean: string): string {
  const large = (letter: string) => {
    const found = letter.toUpperCase();
    return found.length === 1 && found <= '\u00ff' ? found : letter;
  };
  return [...clean].map(large).join('');
}

export const isNull = (clean: string) =>
  clean === '' || clean === 'b6' || clean === 'N/A' || /^\?+$/u.test(clean);

const isInteger = (clean: string) => /^[+-]?\d+$/u.test(clean);

/** A clean cell in its column. */
export function fits(column: LayoutColumn, clean: string): boolean {
  if (isNull(clean)) return !column.isKey;
  if (column.kind === 'text') return clean.length <= column.width;
  if (column.kind === 'date') return /^\d{4}-\d{2}-\d{2}(?:[ T][\d:]+(?:\.\d*)?)?$/u.test(clean);
  return isInteger(clean) && Number(clean) >= -2_147_483_648 && Number(clean) <= 2_147_483_647;
}

/** Cuts or pads to the header, or null where a cell beyond it is not blank or a column does not fit. */
function settled(layout: Layout, cells: readonly string[]): string[] | null {
  const { columns } = layout;
  if (cells.slice(columns.length).some((cell) => cell !== '')) return null;
  const row = columns.map((_, at) => cells[at] ?? '');
  return columns.every((column, at) => fits(column, row[at] ?? '')) ? row : null;
}

/**
 * Every way to take out so many cells, leftmost first; the first after which all fits. Where a blank cell
 * went, the cell before it has a new neighbour and may be joined to it.
 */
function takenOut(
  layout: Layout,
  cells: readonly string[],
  from: number,
  count: number,
): string[] | null {
  if (count === 0) return settled(layout, cells);
  for (let at = from; at < cells.length; at++) {
    const column = layout.columns[at];
    const [cell = '', next = ''] = [cells[at], cells[at + 1]];
    const isWide = column !== undefined && column.kind === 'text' && column.width >= 10;
    let found: string[] | null = null;
    if (cell === '') {
      found = takenOut(layout, cells.toSpliced(at, 1), Math.max(0, at - 1), count - 1);
    } else if (isWide && next !== '') {
      found = takenOut(layout, cells.toSpliced(at, 2, `${cell} ${next}`), at, count - 1);
    }
    if (found) return found;
  }
  return null;
}

/** The row that clean cells stand for and how many were taken out, or null when it is rejected. */
export function repaired(
  layout: Layout,
  cells: readonly string[],
): { readonly row: string[]; readonly removals: number } | null {
  for (let removals = 0; removals <= 3; removals++) {
    const row = takenOut(layout, cells, 0, removals);
    if (row) return { row, removals };
  }
  return null;
}

/** One row as it lies in a file: in one line, or in several that belong together. */
export interface SlowRecord {
  /** Its first line. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Lines that hold something. */
  readonly pieces: number;
  /** Without the last line end. */
  readonly raw: string;
}

function linesOf(text: string): { readonly line: number; readonly cells: string[] }[] {
  const header = text.slice(0, text.indexOf('\n') + 1);
  const end = header.endsWith('\r\n') ? '\r\n' : '\n';
  const found: { line: number; cells: string[] }[] = [];
  let line = 1;
  for (const piece of text.split(end)) {
    found.push({ line, cells: piece.split('\t') });
    line += piece.split('\n').length;
  }
  if (isEmpty(found.at(-1)?.cells ?? [])) found.pop();
  return found.slice(1);
}

const isEmpty = (cells: readonly string[]) => cells.length === 1 && cleaned(cells[0] ?? '') === '';

/** The records of a member, split ones joined. */
export function recordsOf(layout: Layout, text: string): SlowRecord[] {
  const full = layout.columns.length;
  const lines = linesOf(text);
  const found: SlowRecord[] = [];
  const hasText = (cells: readonly string[]) => cells.length > 1 || cleaned(cells[0] ?? '') !== '';
  for (let at = 0; at < lines.length; at++) {
    const { line = 0, cells: first = [] } = lines[at] ?? {};
    let cells = first;
    let pieces = 1;
    let lineCount = 1;
    for (let next = lines[at + 1]; next !== undefined; next = lines[at + 1]) {
      const isJoined =
        cells.length < full &&
        next.cells.length < full &&
        !isInteger(cleaned(next.cells[0] ?? '')) &&
        cells.length + next.cells.length - 1 <= full;
      if (!isJoined) break;
      const middle = `${cells.at(-1)}${next.cells[0]}`;
      cells = [...cells.slice(0, -1), middle, ...next.cells.slice(1)];
      if (hasText(next.cells)) pieces++;
      lineCount++;
      at++;
    }
    if (isEmpty(cells)) continue;
    const raw = lines.slice(at + 1 - lineCount, at + 1).map((each) => each.cells.join('\t'));
    found.push({ line, cells, pieces, raw: raw.join('\r\n') });
  }
  return found;
}

/** Reads a whole member (latin-1 text, its columns in the order of the layout). */
export function readSlowly(layout: Layout, text: string): SlowTable {
  const table: SlowTable = { rows: [], repaired: [], rejected: [] };
  for (const { line, cells, pieces } of recordsOf(
    layout,
    text.replace(/^\u00ef\u00bb\u00bf/u, ''),
  )) {
    const found = repaired(layout, cells.map(cleaned));
    if (!found) {
      table.rejected.push({ line });
      continue;
    }
    const kinds: string[] = [];
    if (pieces > 1) kinds.push('joined');
    if (cells.length - found.removals < layout.columns.length) kinds.push('padded');
    if (cells.length > layout.columns.length || found.removals > 0) kinds.push('taken out');
    if (kinds.length > 0) table.repaired.push({ line, kinds });
    table.rows.push(found.row.map((cell) => (isNull(cell) ? '' : upper(cell))));
  }
  return table;
}
