import { casesOf } from '../cases/cases-of.ts';
import type { ReleaseFacts } from '../cases/release-facts.ts';
import type { Selection } from '../cases/selection.ts';
import type { Day } from '../day.rules.ts';
import type { StoredColumns } from '../release/columns.ts';
import { type CrossTab, type CrossTabQuery, crossTab } from './cross-tab.rules.ts';
import { Sums, subtractTable } from './sum-tables.rules.ts';
import { columnsKept, columnsMade, type TableDimension } from './table-columns.ts';

/** A release with the columns that it keeps ready. */
export interface ReleaseColumns extends ReleaseFacts {
  /** The columns of `mpp`, `all` and the like at the release's own date; null if they are not kept. */
  columns(programme: string): StoredColumns | null;
}

type Query = CrossTabQuery<TableDimension>;
type Table = CrossTab<TableDimension>;

/**
 * Counts the cases of a selection as they stood at a date, exactly. At the release's own date only the
 * columns asked for are read, where they are kept; else the cases are made from the facts part by part,
 * and only counts are held.
 */
export async function countTable(
  release: ReleaseColumns,
  selection: Selection,
  asOf: Day,
  query: Query,
): Promise<Table> {
  const kept = asOf === release.date ? countKept(release, selection, query) : null;
  return kept ?? countByParts(release, selection, asOf, query);
}

/** Null where the release keeps no columns of the selection. */
function countKept(release: ReleaseColumns, selection: Selection, query: Query): Table | null {
  const own = countColumns(release.columns(selection.name), query);
  if (own || selection.cases !== 'outside') return own;
  // The columns of `all` are made by the definitions of mpp: they leave out no other programme's cases.
  if (selection.name !== 'not-mpp') return null;
  const all = countColumns(release.columns('all'), query);
  const inside = countColumns(release.columns('mpp'), query);
  return all && inside ? subtractTable(all, inside) : null;
}

function countColumns(stored: StoredColumns | null, query: Query): Table | null {
  return stored && crossTab(columnsKept(stored, namesIn(query)), query);
}

async function countByParts(
  release: ReleaseColumns,
  selection: Selection,
  asOf: Day,
  query: Query,
): Promise<Table> {
  const names = namesIn(query);
  const sums = new Sums();
  for await (const facts of release.parts()) {
    const table = casesOf(facts, selection, asOf, release);
    sums.add(crossTab(columnsMade(table, names), query).rows, 1);
  }
  return sums.table(query.by);
}

/** The columns that a query needs; one at least, since it gives the number of cases. */
function namesIn({ by, where }: Query): TableDimension[] {
  return [...new Set([...by, ...where.map(({ dimension }) => dimension)])];
}
