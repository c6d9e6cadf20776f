import { selectionOf } from '../cases/selection.rules.ts';
import { type FigureOf, listedValues, type TableQuery } from '../figures/listed-values.rules.ts';
import { marginOf, type ShownTable, tableOf } from '../figures/shown-table.rules.ts';
import type { CountedSeries } from './count-request.ts';
import type { Counter } from './counter.ts';

/**
 * The published table of some series. First each dimension is counted by itself, which says what the
 * table lists; then only what it lists is told apart, the rest being counted as one.
 */
export async function makeTable(
  counter: Counter,
  series: readonly CountedSeries[],
  query: TableQuery,
  figureOf: FigureOf,
): Promise<ShownTable> {
  const where = [...query.where].map(([dimension, value]) => ({ dimension, value }));
  const alone: Awaited<ReturnType<Counter['count']>>[] = [];
  for (const name of query.by) {
    alone.push(await counter.count({ series, where, by: [name], kept: null }));
  }
  const selections = series.map(({ programme }) => selectionNamed(programme));
  const margins = selections.map((selection, at) => ({
    selection,
    byDimension: alone.map((counted) => marginOf(counted[at] ?? [], 0)),
  }));
  const listed = listedValues(margins, query, figureOf);
  const counted = await counter.count({ series, where, by: query.by, kept: listed.values });
  const counts = selections.map((selection, at) => ({ selection, rows: counted[at] ?? [] }));
  return tableOf(counts, query, listed, figureOf);
}

function selectionNamed(programme: CountedSeries['programme']) {
  const selection = selectionOf(programme);
  if (!selection) throw new RangeError(`no programme ${programme}`);
  return selection;
}
