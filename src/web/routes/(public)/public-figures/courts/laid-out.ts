import type { Answer } from '#observatory/contract.ts';
import type { PublicDimension } from '#observatory/courts/figures/cell-definition.rules.ts';
import { publicShare } from '#observatory/courts/figures/disclosure.rules.ts';
import type { Words } from '../../../../words/say.ts';
import { valueLabel } from './labels.ts';

type Figure = number | null;

/** A value of a dimension; null stands for all together. */
export interface Head {
  value: string | null;
  label: string;
}

/** One of the counts that stand beside one another. */
export interface Series {
  label: string;
  /** The cases outside the programme, beside those of it. */
  isOutside: boolean;
}

/** A table ready to print: groups of rows, columns, and in each cell a figure for each of the series. */
export interface Layout {
  by: readonly PublicDimension[];
  series: readonly Series[];
  rows: readonly Head[];
  /** One head alone, of all, where the table has no columns. */
  columns: readonly Head[];
  /** One group without a name where the table has no third dimension. */
  groups: readonly Group[];
  isCut: boolean;
}

interface Group {
  head: Head;
  /** By row, column, series. */
  figures: readonly (readonly (readonly Figure[])[])[];
}

/** In the order of their values; the others by figure, the highest first. */
const inOrder = new Set<PublicDimension>([
  'nta_month',
  'phase',
  'attendance',
  'represented',
  'status',
]);

/** Puts the lines of an answer into rows, columns and groups, totals last. */
export function laidOut(answer: Answer, words: Words, series: readonly Series[]): Layout {
  const found = new Map(answer.lines.map((line) => [keyOf(line.values), line.figures]));
  const heads = answer.by.map((dimension, at) => headsOf(answer, dimension, at, found, words));
  const alone: Head[] = [{ value: null, label: words.say('courts.total') }];
  const [rows = alone, columns = alone, thirds = alone] = heads;
  const nothing = series.map(() => null);
  const groups = thirds.map((head) => ({
    head,
    figures: rows.map((row) =>
      columns.map((column) => {
        const values = [row.value, column.value, head.value].slice(0, answer.by.length);
        return found.get(keyOf(values)) ?? nothing;
      }),
    ),
  }));
  return { by: answer.by, series, rows, columns, groups, isCut: answer.isCut.includes(true) };
}

function headsOf(
  { by, values }: Answer,
  dimension: PublicDimension,
  at: number,
  found: ReadonlyMap<string, readonly Figure[]>,
  words: Words,
): Head[] {
  const total = (value: string) =>
    found.get(keyOf(by.map((_, other) => (other === at ? value : null))))?.[0] ?? 0;
  const heads = (values[at] ?? []).map((value) => ({
    value,
    label: valueLabel(words, dimension, value),
  }));
  if (!inOrder.has(dimension)) {
    heads.sort((one, other) => total(other.value) - total(one.value));
  }
  return [...heads, { value: null, label: words.say('courts.total') }];
}

function keyOf(values: readonly (string | null)[]): string {
  return JSON.stringify(values);
}

/** What part of all a figure is, in a table of one dimension. */
export function shareOf({ by, groups }: Layout, row: number, series: number): number | null {
  if (by.length !== 1) return null;
  const figures = groups[0]?.figures;
  return publicShare(figures?.[row]?.[0]?.[series] ?? null, figures?.at(-1)?.[0]?.[series] ?? null);
}

/** Whether shares are compared: one dimension, the programme's cases beside those outside it. */
export function comparesCases({ by, series }: Layout): boolean {
  return by.length === 1 && series.length > 1 && series.some(({ isOutside }) => isOutside);
}
