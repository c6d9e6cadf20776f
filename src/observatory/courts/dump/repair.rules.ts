import { fits } from './cell.rules.ts';
import { fittingLast } from './last-cell.rules.ts';
import type { Column } from './layout.ts';
import { findRemovals, type Removal } from './removal-search.rules.ts';

export interface SettledRow {
  /** Clean cells, one for each column. */
  readonly cells: readonly string[];
  /** In the order they were made. */
  readonly removals: readonly Removal[];
  /** Blank cells beyond the last column that went. */
  readonly overflow: number;
  /** Columns at the end for which the row had no cell. */
  readonly padded: number;
}

/**
 * Sets a row right whose cells may stand in the wrong columns, an extra tab having moved them. Answers
 * with a fitting cell in every column, or null where there is no such row: nothing is guessed.
 *
 * A row that fits as it stands comes back as it is. Otherwise as few cells as possible are taken out,
 * then the leftmost: a blank cell is dropped; where a column of words and the next cell both hold
 * something, also once blank cells between them have gone, they are joined with one blank. Blank cells
 * beyond the header go, missing ones at the end are null. Commas that end the row's last cell are
 * debris where it does not fit with them.
 */
export function settleRow(clean: readonly string[], columns: readonly Column[]): SettledRow | null {
  const removals = findRemovals(clean, columns);
  return removals && withoutRemoved(clean, columns, removals);
}

/** The first column, from the left, that keeps the row as it stands from fitting; for the report. */
export function firstMisfit(clean: readonly string[], columns: readonly Column[]): Column | null {
  return columns.find((column, at) => !fits(clean[at] ?? '', column)) ?? null;
}

function withoutRemoved(
  clean: readonly string[],
  columns: readonly Column[],
  removals: readonly Removal[],
): SettledRow {
  const cells = [...clean];
  for (const { kind, position } of removals) {
    if (kind === 'dropped') cells.splice(position, 1);
    else cells.splice(position, 2, `${cells[position]} ${cells[position + 1]}`);
  }
  const last = cells.length - 1;
  cells[last] = fittingLast(cells[last] ?? '', columns[last]);
  const padded = Math.max(0, columns.length - cells.length);
  const overflow = Math.max(0, cells.length - columns.length);
  for (let missing = 0; missing < padded; missing++) cells.push('');
  return { cells: cells.slice(0, columns.length), removals, overflow, padded };
}
