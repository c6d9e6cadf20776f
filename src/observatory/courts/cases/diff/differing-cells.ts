import { CASE_COLUMNS, type CaseColumn, cellsOf, cellText } from '../case-columns.rules.ts';
import type { CaseTable } from '../case-table.ts';

/** A cell that is not what it was. */
export interface CellChange {
  readonly column: CaseColumn;
  readonly from: string;
  readonly to: string;
}

/** Compares rows of two tables without making text of cells that are alike. */
export interface RowComparison {
  /** The cells of a row of the first table that differ in a row of the second. */
  differing(row: number, other: number): readonly CellChange[];
}

const NOTHING: readonly CellChange[] = [];

/** Gets two tables ready to be compared row by row, whatever their columns number their values. */
export function comparisonOf(before: CaseTable, after: CaseTable): RowComparison {
  const columns = CASE_COLUMNS.slice(1).map((column) => {
    const [from, to] = [cellsOf(before, column), cellsOf(after, column)];
    return { column, from, to, isAlike: likeness(from, to) };
  });
  return {
    differing(row, other) {
      if (columns.every(({ isAlike }) => isAlike(row, other))) return NOTHING;
      return columns
        .filter(({ isAlike }) => !isAlike(row, other))
        .map(({ column, from, to }) => ({
          column,
          from: cellText(from, row),
          to: cellText(to, other),
        }));
    },
  };
}

type Cells = ReturnType<typeof cellsOf>;

function likeness(from: Cells, to: Cells): (row: number, other: number) => boolean {
  if (from.kind === 'day' && to.kind === 'day') {
    return (row, other) => from.days[row] === to.days[other];
  }
  if (!('column' in from) || !('column' in to)) {
    return (row, other) => cellText(from, row) === cellText(to, other);
  }
  const places = new Map(to.column.values.map((value, at) => [value, at]));
  const codeIn = Int32Array.from(from.column.values, (value) => places.get(value) ?? -1);
  const [codes, others] = [from.column.codes, to.column.codes];
  return (row, other) => codeIn[codes[row] ?? 0] === others[other];
}
