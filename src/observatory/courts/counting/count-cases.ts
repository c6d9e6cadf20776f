import type { Column } from '../cases/case-table.ts';
import { REST } from '../figures/listed-values.rules.ts';
import type { ColumnShelf } from './column-shelf.ts';
import { type Axis, countCells } from './count-cells.rules.ts';
import type { CountedRow, CountedSeries, CountRequest } from './count-request.ts';

/** Counts each of the series by the same dimensions. */
export function countCases(shelf: ColumnShelf, request: CountRequest): CountedRow[][] {
  return request.series.map((series) => countSeries(shelf, series, request));
}

/** Cases outside the programme are all less its own: both are made by the same definitions. */
function countSeries(
  shelf: ColumnShelf,
  { folder, programme }: CountedSeries,
  request: CountRequest,
): CountedRow[] {
  const wide = programme === 'mpp' ? 'mpp' : 'all';
  const values =
    request.kept?.map((some) => [...some, REST]) ??
    request.by.map((name) => shelf.take(folder, wide, name).values);
  const counts = countStored(shelf, folder, wide, request, values);
  if (programme === 'not-mpp') {
    const own = countStored(shelf, folder, 'mpp', request, values);
    for (let cell = 0; cell < counts.length; cell++) {
      counts[cell] = (counts[cell] ?? 0) - (own[cell] ?? 0);
    }
  }
  return rowsOf(counts, values);
}

function countStored(
  shelf: ColumnShelf,
  folder: string,
  programme: 'mpp' | 'all',
  { by, where }: CountRequest,
  values: readonly (readonly string[])[],
): Uint32Array {
  const axes = by.map((name, at) => axisOf(shelf.take(folder, programme, name), values[at] ?? []));
  const sieves = where.map(({ dimension, value }) => {
    const column = shelf.take(folder, programme, dimension);
    const stays = Uint8Array.from(column.values, (one) => (one === value ? 1 : 0));
    return { codes: column.codes, stays };
  });
  const { length } = shelf.take(folder, programme, 'status').codes;
  return countCells(axes, sieves, length);
}

/** Each value at its place among those wanted, and what is not wanted at the last, which is REST. */
function axisOf(column: Column, values: readonly string[]): Axis {
  const places = new Map(values.map((value, at) => [value, at]));
  const cellOf = Uint32Array.from(column.values, (value) => places.get(value) ?? values.length - 1);
  return { codes: column.codes, cellOf, size: values.length };
}

function rowsOf(counts: Uint32Array, values: readonly (readonly string[])[]): CountedRow[] {
  const rows: CountedRow[] = [];
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] ?? 0;
    if (count > 0) rows.push({ values: valuesAt(cell, values), count });
  }
  return rows;
}

function valuesAt(cell: number, values: readonly (readonly string[])[]): string[] {
  let left = cell;
  const found = values.toReversed().map((some) => {
    const value = some[left % some.length] ?? '';
    left = Math.floor(left / some.length);
    return value;
  });
  return found.reverse();
}
