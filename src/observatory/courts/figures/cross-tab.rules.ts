import { refineBy, refinedTuples } from './refine.rules.ts';

/** What can be counted: for each case the position of its value in `values`, which are sorted as text. */
export interface Countable {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly values: readonly string[];
}

/** Columns of one length; a CaseTable is one, and so are the few columns a table asks for. */
export interface Countables<Name extends string> {
  readonly length: number;
  readonly columns: Readonly<Partial<Record<Name, Countable>>>;
}

/** A value that a case must have; several of one dimension: any of them. '' stands for none. */
export interface Condition<Name extends string> {
  readonly dimension: Name;
  readonly value: string;
}

export interface CrossTabQuery<Name extends string> {
  readonly by: readonly Name[];
  readonly where: readonly Condition<Name>[];
}

/** Exact counts, one row for each combination of values that a case has, sorted by the values' text. */
export interface CrossTab<Name extends string> {
  readonly by: readonly Name[];
  readonly rows: readonly CrossTabRow[];
  readonly total: number;
}

export interface CrossTabRow {
  /** In the order of `by`. */
  readonly values: readonly string[];
  readonly count: number;
}

/** Up to so many cells (16 MB) are counted in one array, fewer for few cases; beyond, by refining. */
const MOST_CELLS = 1 << 22;
const FEW_CELLS = 1 << 16;

/** So many cases at a time, so that their keys stay in the processor's nearest memory. */
const BLOCK = 1 << 13;

/**
 * Counts the cases that meet the conditions by any number of dimensions.
 * Throws a RangeError for a dimension that is not among the columns.
 */
export function crossTab<Name extends string>(
  source: Countables<Name>,
  { by, where }: CrossTabQuery<Name>,
): CrossTab<Name> {
  const columns = by.map((name) => columnOf(source, name));
  const filters = filtersOf(source, where);
  const cells = columns.reduce((product, { values }) => product * values.length, 1);
  const rows =
    cells <= Math.max(FEW_CELLS, Math.min(MOST_CELLS, 2 * source.length))
      ? countInOneArray(columns, filters, source.length, cells)
      : countByRefining(columns, filters, source.length);
  return { by, rows, total: rows.reduce((sum, { count }) => sum + count, 0) };
}

function columnOf<Name extends string>(source: Countables<Name>, name: Name): Countable {
  const column = source.columns[name];
  if (!column) throw new RangeError(`there is no column ${name}`);
  return column;
}

/** A column, and for each of its codes 1 where the case stays. */
interface Filter {
  readonly codes: Countable['codes'];
  readonly isWanted: Uint8Array;
}

function filtersOf<Name extends string>(
  source: Countables<Name>,
  where: readonly Condition<Name>[],
): Filter[] {
  const wanted = Map.groupBy(where, ({ dimension }) => dimension);
  return [...wanted].map(([name, conditions]) => {
    const { codes, values } = columnOf(source, name);
    const texts = new Set(conditions.map(({ value }) => value));
    return { codes, isWanted: Uint8Array.from(values, (value) => (texts.has(value) ? 1 : 0)) };
  });
}

/** The key of a cell is its values' positions as one number; what is filtered out is counted beyond. */
function countInOneArray(
  columns: readonly Countable[],
  filters: readonly Filter[],
  length: number,
  cells: number,
): CrossTabRow[] {
  const counts = new Uint32Array(cells + 1);
  const keys = new Uint32Array(BLOCK);
  for (let from = 0; from < length; from += BLOCK) {
    const size = Math.min(BLOCK, length - from);
    keys.fill(0);
    for (const { codes, values } of columns) appendCodes(keys, codes, values.length, from, size);
    for (const { codes, isWanted } of filters)
      dropUnwanted(keys, codes, isWanted, cells, from, size);
    for (let at = 0; at < size; at++)
      counts[keys[at] ?? cells] = (counts[keys[at] ?? cells] ?? 0) + 1;
  }
  return rowsOf(columns, counts.subarray(0, cells));
}

function appendCodes(
  keys: Uint32Array,
  codes: Countable['codes'],
  radix: number,
  from: number,
  size: number,
): void {
  for (let at = 0; at < size; at++) keys[at] = (keys[at] ?? 0) * radix + (codes[from + at] ?? 0);
}

function dropUnwanted(
  keys: Uint32Array,
  codes: Countable['codes'],
  isWanted: Uint8Array,
  beyond: number,
  from: number,
  size: number,
): void {
  for (let at = 0; at < size; at++) if (isWanted[codes[from + at] ?? 0] !== 1) keys[at] = beyond;
}

/** Keys rise as their values' texts do, for the values of each column are sorted. */
function rowsOf(columns: readonly Countable[], counts: Uint32Array): CrossTabRow[] {
  const rows: CrossTabRow[] = [];
  for (let key = 0; key < counts.length; key++) {
    const count = counts[key] ?? 0;
    if (count > 0) rows.push({ values: valuesAt(columns, key), count });
  }
  return rows;
}

function valuesAt(columns: readonly Countable[], key: number): string[] {
  const texts = columns.map(() => '');
  let rest = key;
  for (let at = columns.length - 1; at >= 0; at--) {
    const values = columns[at]?.values ?? [];
    texts[at] = values[rest % values.length] ?? '';
    rest = Math.floor(rest / values.length);
  }
  return texts;
}

/** For more cells than one array holds: most of them are empty, and only those met are kept. */
function countByRefining(
  columns: readonly Countable[],
  filters: readonly Filter[],
  length: number,
): CrossTabRow[] {
  const cases = wantedCases(filters, length);
  const levels = refineBy(cases, columns);
  const counts = new Uint32Array(levels.at(-1)?.size ?? 0);
  for (const group of levels.at(-1)?.groups ?? []) counts[group] = (counts[group] ?? 0) + 1;
  return refinedTuples(levels).map((codes, group) => ({
    values: codes.map((code, at) => columns[at]?.values[code] ?? ''),
    count: counts[group] ?? 0,
  }));
}

function wantedCases(filters: readonly Filter[], length: number): Uint32Array {
  const cases = new Uint32Array(length);
  let kept = 0;
  for (let at = 0; at < length; at++) {
    if (filters.every(({ codes, isWanted }) => isWanted[codes[at] ?? 0] === 1)) cases[kept++] = at;
  }
  return cases.subarray(0, kept);
}
