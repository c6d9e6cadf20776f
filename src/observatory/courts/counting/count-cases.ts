import type { Column } from '../cases/case-table.ts';
import type { PublicDimension } from '../figures/cell-definition.rules.ts';
import { crossTab } from '../figures/cross-tab.rules.ts';
import type { ColumnShelf } from './column-shelf.ts';
import type { CountedRow, CountedSeries, CountRequest } from './count-request.ts';
import { commonest, withRest } from './rest.rules.ts';

/** So many cells are counted as they are; beyond, the rare values of each dimension together. */
const MOST_CELLS = 1 << 21;

/** Counts each of the series by the same dimensions. */
export function countCases(shelf: ColumnShelf, request: CountRequest): CountedRow[][] {
  const kept = request.by.length > 2 ? keptValues(shelf, request) : null;
  return request.series.map((series) => countSeries(shelf, series, request, kept));
}

type Kept = ReadonlyMap<PublicDimension, ReadonlySet<string>>;

/** Null where the table is small enough to keep every value. */
function keptValues(shelf: ColumnShelf, request: CountRequest): Kept | null {
  const sizes = request.series.map(({ folder, programme }) =>
    request.by.reduce(
      (product, name) => product * shelf.take(folder, stored(programme), name).values.length,
      1,
    ),
  );
  if (Math.max(...sizes) <= MOST_CELLS) return null;
  return new Map(
    request.by.map((name) => {
      const alone = { by: [name], where: request.where };
      return [name, commonest(request.series.map((one) => countSeries(shelf, one, alone, null)))];
    }),
  );
}

function stored(programme: CountedSeries['programme']): 'mpp' | 'all' {
  return programme === 'mpp' ? 'mpp' : 'all';
}

/** Cases outside the programme are all less its own: both are made by the same definitions. */
function countSeries(
  shelf: ColumnShelf,
  { folder, programme }: CountedSeries,
  query: Pick<CountRequest, 'by' | 'where'>,
  kept: Kept | null,
): CountedRow[] {
  const rows = countStored(shelf, folder, stored(programme), query, kept);
  if (programme !== 'not-mpp') return rows;
  const own = countStored(shelf, folder, 'mpp', query, kept);
  const inside = new Map(own.map(({ values, count }) => [values.join('\u0000'), count]));
  return rows.flatMap(({ values, count }) => {
    const left = count - (inside.get(values.join('\u0000')) ?? 0);
    return left > 0 ? [{ values, count: left }] : [];
  });
}

function countStored(
  shelf: ColumnShelf,
  folder: string,
  programme: 'mpp' | 'all',
  { by, where }: Pick<CountRequest, 'by' | 'where'>,
  kept: Kept | null,
): CountedRow[] {
  const columns: Partial<Record<PublicDimension, Column>> = {};
  for (const { dimension } of where) columns[dimension] = shelf.take(folder, programme, dimension);
  for (const name of by) {
    const column = shelf.take(folder, programme, name);
    const common = kept?.get(name);
    columns[name] = common ? withRest(column, common) : column;
  }
  const { length } = shelf.take(folder, programme, 'status').codes;
  return [...crossTab({ length, columns }, { by, where }).rows];
}
