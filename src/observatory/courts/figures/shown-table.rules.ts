import type { Selection } from '../cases/selection.ts';
import { cellDefinition, type PublicDimension } from './cell-definition.rules.ts';
import {
  type FigureOf,
  type ListedValues,
  listedValues,
  type TableQuery,
} from './listed-values.rules.ts';

/** Exact counts of one selection in one release, a row for each combination that a case has. */
export interface Counts {
  readonly selection: Selection;
  readonly rows: readonly { readonly values: readonly string[]; readonly count: number }[];
}

/** A line of a table: a value for each dimension, null for all of them together. */
export interface ShownLine {
  readonly values: readonly (string | null)[];
  /** One for each of the counts that stand beside one another; null is `<10`. */
  readonly figures: readonly (number | null)[];
}

/** What may be published of a table, its totals among the lines. */
export interface ShownTable {
  readonly by: readonly PublicDimension[];
  /** For each dimension the values that are listed, as text sorts. */
  readonly values: readonly (readonly string[])[];
  /** For each dimension whether values were left out, the smallest or earliest, to keep it readable. */
  readonly isCut: readonly boolean[];
  readonly lines: readonly ShownLine[];
}

/**
 * Makes the published table of exact counts: every cell and every total a figure of its own, of the
 * values that are listed.
 */
export function shownTable(
  counts: readonly Counts[],
  query: TableQuery,
  figureOf: FigureOf,
): ShownTable {
  const margins = counts.map(({ selection, rows }) => ({
    selection,
    byDimension: query.by.map((_, at) => marginOf(rows, at)),
  }));
  return tableOf(counts, query, listedValues(margins, query, figureOf), figureOf);
}

/** The same of values that were listed before; in the counts all others may stand together as REST. */
export function tableOf(
  counts: readonly Counts[],
  { by, where }: TableQuery,
  { values, isCut }: ListedValues,
  figureOf: FigureOf,
): ShownTable {
  const cubes = counts.map(({ selection, rows }) => ({ selection, sums: sumsOf(rows, by.length) }));
  const lines = combinations(values).map((line) => ({
    values: line,
    figures: cubes.map(({ selection, sums }) => {
      const definition = cellDefinition(selection, conditionsOf(by, line, where));
      return figureOf(definition, sums.get(keyOf(line)) ?? 0);
    }),
  }));
  return { by, values, isCut, lines };
}

/** How many cases have each value of one dimension. */
export function marginOf(rows: Counts['rows'], at: number): ReadonlyMap<string, number> {
  const margin = new Map<string, number>();
  for (const { values, count } of rows) {
    const value = values[at] ?? '';
    margin.set(value, (margin.get(value) ?? 0) + count);
  }
  return margin;
}

function conditionsOf(
  by: readonly PublicDimension[],
  values: readonly (string | null)[],
  where: TableQuery['where'],
): Map<PublicDimension, string> {
  const conditions = new Map(where);
  by.forEach((dimension, at) => {
    const value = values[at];
    if (typeof value === 'string') conditions.set(dimension, value);
  });
  return conditions;
}

/** The count of every cell and of every total above it. */
function sumsOf(rows: Counts['rows'], dimensions: number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { values, count } of rows) {
    for (let left = 0; left < 1 << dimensions; left++) {
      const key = keyOf(values.map((value, at) => (left & (1 << at) ? null : value)));
      sums.set(key, (sums.get(key) ?? 0) + count);
    }
  }
  return sums;
}

function keyOf(values: readonly (string | null)[]): string {
  return values.map((value) => (value === null ? '' : `=${value}`)).join('\u0000');
}

/** Every line: the totals of a dimension after its values. */
function combinations(listed: readonly (readonly string[])[]): (string | null)[][] {
  return listed.reduce<(string | null)[][]>(
    (lines, values) => lines.flatMap((line) => [...values, null].map((value) => [...line, value])),
    [[]],
  );
}
