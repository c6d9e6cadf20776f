import type { Selection } from '../cases/selection.ts';
import { cellDefinition, type PublicDimension } from './cell-definition.rules.ts';

/** A page of 60 kB holds so many figures, totals among them, with its chart. */
const MOST_FIGURES = 700;

/** Stands for values that were counted together because they are not listed. */
export const REST = '\uffff';

/** A table as it is asked for: by at most three dimensions, each filter of one value. */
export interface TableQuery {
  readonly by: readonly PublicDimension[];
  readonly where: ReadonlyMap<PublicDimension, string>;
}

/** What is published of a cell's count; null is `<10`. */
export type FigureOf = (definition: string | null, count: number) => number | null;

/** How many cases of a selection have each value of each dimension, the filters applied. */
export interface Margins {
  readonly selection: Selection;
  readonly byDimension: readonly ReadonlyMap<string, number>[];
}

/** For each dimension the values that a table lists, as text sorts, and whether some were left out. */
export interface ListedValues {
  readonly values: readonly (readonly string[])[];
  readonly isCut: readonly boolean[];
}

/**
 * Which values a table lists: those where the figure of all their cases is shown in one of the counts
 * that stand beside one another. Of the others nothing is said, not even how many there are.
 */
export function listedValues(
  margins: readonly Margins[],
  { by, where }: TableQuery,
  figureOf: FigureOf,
): ListedValues {
  const listed = by.map((dimension, at) =>
    valuesOf(margins, at).flatMap((value): Listed[] => {
      const figures = margins.flatMap(({ selection, byDimension }) => {
        const definition = cellDefinition(selection, new Map(where).set(dimension, value));
        return figureOf(definition, byDimension[at]?.get(value) ?? 0) ?? [];
      });
      return figures.length > 0 ? [{ value, figure: Math.max(...figures) }] : [];
    }),
  );
  const kept = fitting(listed, by, MOST_FIGURES / margins.length);
  return {
    values: kept.map((some) => some.map(({ value }) => value)),
    isCut: listed.map((some, at) => some.length > (kept[at]?.length ?? 0)),
  };
}

function valuesOf(margins: readonly Margins[], at: number): string[] {
  const values = margins.flatMap(({ byDimension }) => [...(byDimension[at]?.keys() ?? [])]);
  return [...new Set(values)].filter((value) => value !== REST).sort();
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
