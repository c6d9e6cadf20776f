import { type CaseTable, DIMENSIONS } from '../cases/case-table.ts';
import { dayText } from '../day.rules.ts';
import type { StoredColumns } from '../release/columns.ts';
import type { Countable, Countables } from './cross-tab.rules.ts';

/** What a table can be made by: the dimensions, and the columns of cases with many values. */
export const TABLE_DIMENSIONS = [...DIMENSIONS, 'identifiers', 'nta_date', 'decided_on'] as const;

export type TableDimension = (typeof TABLE_DIMENSIONS)[number];

/** The columns asked for as they are kept beside a release, each read by itself. */
export function columnsKept(
  stored: StoredColumns,
  names: readonly TableDimension[],
): Countables<TableDimension> {
  const columns = Object.fromEntries(names.map((name) => [name, keptColumn(stored, name)]));
  return { length: stored.length, columns };
}

function keptColumn(stored: StoredColumns, name: TableDimension): Countable {
  if (name === 'nta_date') return dayColumn(stored.days('ntaDate'));
  if (name === 'decided_on') return dayColumn(stored.days('decidedOn'));
  return stored.column(name);
}

/** The columns asked for of a table of cases. */
export function columnsMade(
  table: CaseTable,
  names: readonly TableDimension[],
): Countables<TableDimension> {
  const columns = Object.fromEntries(names.map((name) => [name, madeColumn(table, name)]));
  return { length: table.length, columns };
}

function madeColumn(table: CaseTable, name: TableDimension): Countable {
  if (name === 'nta_date') return dayColumn(table.ntaDate);
  if (name === 'decided_on') return dayColumn(table.decidedOn);
  return name === 'identifiers' ? table.identifiers : table.columns[name];
}

/** Days as a column of their texts. */
function dayColumn(days: Int32Array): Countable {
  const texts = new Map([...new Set(days)].map((day) => [day, dayText(day)]));
  const values = [...texts.values()].sort();
  const places = new Map(values.map((value, at) => [value, at]));
  const codeOf = new Map([...texts].map(([day, text]) => [day, places.get(text) ?? 0]));
  return { values, codes: Uint32Array.from(days, (day) => codeOf.get(day) ?? 0) };
}
