import type { Selection } from '../cases/selection.ts';
import { cellDefinition, type PublicDimension } from './cell-definition.rules.ts';

/** A page of 60 kB holds so many figures, totals among them, with its chart. */
const MOST_FIGURES = 700;

/** Stands for values that were counted together because they are too rare to be listed. */
export const REST = '\uffff';

/** A table as it is asked for: by at most three dimensions, each filter of one value. */
export interface TableQuery {
  readonly by: readonly PublicDimension[];
  readonly where: ReadonlyMap<PublicDimension, string>;
}

/** Exact counts of one selection in one release, a row for each combination that a case has. */
export interface Counts {
  readonly selection: Selection;
  readonly rows: readonly { readonly values: readonly string[]; readonly count: number }[];
}

/** What is published of a cell's count; null is `<10`. */
export type FigureOf = (definition: string | null, count: number) => number | null;

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
 * Makes the published table of exact counts: every cell and every total a figure of its own. A value
 * is listed where the figure of all its cases is shown in one of the counts; of the others nothing is
 * said, not even how many there are.
 */
export function shownTable(
  counts: readonly Counts[],
  { by, where }: TableQuery,
  figureOf: FigureOf,
): ShownTable {
  const cubes = counts.map(({ selection, rows }) => ({ selection, sums: sumsOf(rows, by.length) }));
  const figuresAt = (values: readonly (string | null)[]) =>
    cubes.map(({ selection, sums }) => {
      const definition = cellDefinition(selection, conditionsOf(by, values, where));
      return figureOf(definition, sums.get(keyOf(values)) ?? 0);
    });
  const listed = by.map((_, at) =>
    valuesOf(counts, at).flatMap((value) => {
      const figures = figuresAt(by.map((__, other) => (other === at ? value : null)));
      const known = figures.filter((figure) => figure !== null);
      return known.length > 0 ? [{ value, figure: Math.max(...known) }] : [];
    }),
  );
  const kept = fitting(listed, by, MOST_FIGURES / counts.length);
  const values = kept.map((some) => some.map(({ value }) => value));
  return {
    by,
    values,
    isCut: listed.map((some, at) => some.length > (kept[at]?.length ?? 0)),
    lines: combinations(values).map((line) => ({ values: line, figures: figuresAt(line) })),
  };
}

/** A value of a dimension with the largest figure of all its cases. */
interface Listed {
  readonly value: string;
  readonly figure: number;
}

/**
 * Takes values off the longest dimension until the table can be read: of months the earliest, so that a
 * row of them stays whole; else the smallest.
 */
function fitting(
  listed: readonly (readonly Listed[])[],
  by: TableQuery['by'],
  most: number,
): readonly (readonly Listed[])[] {
  const kept = listed.map((some) => [...some]);
  while (kept.reduce((product, { length }) => product * (length + 1), 1) > most) {
    const longest = kept.reduce((one, other) => (other.length > one.length ? other : one));
    const isOfMonths = by[kept.indexOf(longest)] === 'nta_month';
    longest.splice(isOfMonths ? 0 : smallestOf(longest), 1);
  }
  return kept;
}

/** The last of those with the smallest figure. */
function smallestOf(listed: readonly Listed[]): number {
  const least = Math.min(...listed.map(({ figure }) => figure));
  return listed.findLastIndex(({ figure }) => figure === least);
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

function valuesOf(counts: readonly Counts[], at: number): string[] {
  const values = counts.flatMap(({ rows }) => rows.map(({ values }) => values[at] ?? ''));
  return [...new Set(values)].filter((value) => value !== REST).sort();
}

/** Every line: the totals of a dimension after its values. */
function combinations(listed: readonly (readonly string[])[]): (string | null)[][] {
  return listed.reduce<(string | null)[][]>(
    (lines, values) => lines.flatMap((line) => [...values, null].map((value) => [...line, value])),
    [[]],
  );
}
