import { type Day, dayText } from '../day.rules.ts';
import type { CaseTable, Column, Dimension } from './case-table.ts';

/** The columns of `cases`, in the order in which files have them. */
export const CASE_COLUMNS = [
  'idncase',
  'marked_by',
  'identifiers',
  'phase',
  'nta_date',
  'nationality',
  'language',
  'assigned_location',
  'current_location',
  'transferred_out',
  'attendance',
  'represented',
  'outcome',
  'status',
  'decided_on',
] as const;

export type CaseColumn = (typeof CASE_COLUMNS)[number];

/** What a table holds of one column. */
export type Cells =
  | { readonly kind: 'number'; readonly numbers: Int32Array }
  | { readonly kind: 'day'; readonly days: Int32Array }
  | { readonly kind: 'text' | 'boolean'; readonly column: Column };

/** The cells of a column of `cases` in a table. */
export function cellsOf(table: CaseTable, column: CaseColumn): Cells {
  if (column === 'idncase') return { kind: 'number', numbers: table.idncase };
  if (column === 'nta_date') return { kind: 'day', days: table.ntaDate };
  if (column === 'decided_on') return { kind: 'day', days: table.decidedOn };
  if (column === 'identifiers') return { kind: 'text', column: table.identifiers };
  return { kind: isBoolean(column) ? 'boolean' : 'text', column: table.columns[column] };
}

/** The text of one cell as files have it: dates ISO, booleans true or false, null empty. */
export function cellText(cells: Cells, row: number): string {
  if (cells.kind === 'number') return String(cells.numbers[row] ?? '');
  if (cells.kind === 'day') return dayText(dayAt(cells.days, row));
  return cells.column.values[cells.column.codes[row] ?? 0] ?? '';
}

/** One row of a table, text by column. */
export function rowText(table: CaseTable, row: number): Readonly<Record<CaseColumn, string>> {
  const text = (column: CaseColumn) => cellText(cellsOf(table, column), row);
  return {
    idncase: text('idncase'),
    marked_by: text('marked_by'),
    identifiers: text('identifiers'),
    phase: text('phase'),
    nta_date: text('nta_date'),
    nationality: text('nationality'),
    language: text('language'),
    assigned_location: text('assigned_location'),
    current_location: text('current_location'),
    transferred_out: text('transferred_out'),
    attendance: text('attendance'),
    represented: text('represented'),
    outcome: text('outcome'),
    status: text('status'),
    decided_on: text('decided_on'),
  };
}

function isBoolean(column: Dimension): boolean {
  return column === 'transferred_out' || column === 'represented';
}

function dayAt(days: Int32Array, row: number): Day {
  return days[row] ?? 0;
}
