import type { Column } from '../cases/case-table.ts';
import { REST } from '../figures/shown-table.rules.ts';
import type { CountedRow } from './count-request.ts';

/** So many values of a dimension are kept; no table of three dimensions lists as many. */
const MOST_VALUES = 120;

/** The commonest values of each count by one dimension, together. */
export function commonest(counts: readonly (readonly CountedRow[])[]): ReadonlySet<string> {
  const kept = counts.flatMap((rows) =>
    rows
      .toSorted((one, other) => other.count - one.count)
      .slice(0, MOST_VALUES)
      .map(({ values }) => values[0] ?? ''),
  );
  return new Set(kept);
}

/** The column with every other value counted as REST. */
export function withRest({ codes, values }: Column, kept: ReadonlySet<string>): Column {
  const left = values.filter((value) => kept.has(value));
  const codeOf = Uint16Array.from(values, (value) =>
    kept.has(value) ? left.indexOf(value) : left.length,
  );
  const fewer = new Uint16Array(codes.length);
  for (let row = 0; row < codes.length; row++) fewer[row] = codeOf[codes[row] ?? 0] ?? 0;
  return { codes: fewer, values: [...left, REST] };
}
