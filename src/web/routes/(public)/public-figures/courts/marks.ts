import { comparesCases, type Layout, shareOf } from './laid-out.ts';

/** A picture of a table's figures as plain marks; what it shows is said by the table too. */
export type Chart =
  | { kind: 'bars'; bars: readonly Bar[]; series: readonly string[]; isPercent: boolean }
  | { kind: 'lines'; lines: readonly Line[]; ticks: readonly Tick[]; top: number }
  | { kind: 'heat'; maps: readonly HeatMap[]; columns: readonly string[] };

/** A value with a bar for each of the series. */
export interface Bar {
  label: string;
  /** What is read beside each: figures, or percent of each of the series. */
  told: readonly (number | null)[];
  /** In percent of the longest. */
  lengths: readonly number[];
}

/** A line over months: the path in a box of 100 by 100, and where it ends. */
export interface Line {
  label: string;
  path: string;
  /** A dot for each month, as a path of nothing but beginnings; none where they would touch. */
  dots: string;
}

export interface Tick {
  label: string;
  x: number;
}

/** One map for each of the series, a cell one by one: `<10`, and the cells of each shade, as one path each. */
export interface HeatMap {
  label: string;
  rows: readonly string[];
  small: string;
  /** Its own, since other cases can be a hundred times as many. */
  steps: readonly Step[];
  paths: readonly string[];
}

/** The figures of a shade, both included. */
export interface Step {
  from: number;
  to: number;
}

/** So many lines can be told apart. */
const MOST_LINES = 5;

/** What a month's name takes of the line on a small screen, in percent. */
const TICK_ROOM = 42;

/** More values than this make a bar chart longer than its table. */
const MOST_BARS = 30;

/** The chart that fits: lines over months, bars for one dimension, a heat map for two. */
export function chartOf(layout: Layout): Chart | null {
  const [first, second] = layout.by;
  const figures = layout.groups.at(-1)?.figures ?? [];
  if (!first || layout.rows.length < 3) return first && !second ? barsOf(layout, figures) : null;
  const isOverMonths = first === 'nta_month' && layout.rows.every(({ value }) => value !== '');
  const lines = second ? layout.columns.length - 1 : layout.series.length;
  if (isOverMonths && lines <= MOST_LINES && (!second || layout.series.length === 1)) {
    return linesOf(layout, figures);
  }
  return second ? heatOf(layout, figures) : barsOf(layout, figures);
}

type Figures = Layout['groups'][number]['figures'];

/** Counts of other cases are compared by their shares, since one can be a hundred times the other. */
function barsOf(layout: Layout, figures: Figures): Chart {
  const isPercent = comparesCases(layout);
  const rows = layout.rows.slice(0, -1).slice(0, MOST_BARS);
  const read = rows.map((_, row) =>
    layout.series.map((__, series) =>
      isPercent ? shareOf(layout, row, series) : (figures[row]?.[0]?.[series] ?? null),
    ),
  );
  const longest = Math.max(1, ...read.flat().map((one) => one ?? 0));
  const bars = rows.map(({ label }, row) => {
    const told = read[row] ?? [];
    return { label, told, lengths: told.map((one) => round((100 * (one ?? 0)) / longest)) };
  });
  return { kind: 'bars', bars, series: layout.series.map(({ label }) => label), isPercent };
}

function linesOf(layout: Layout, figures: Figures): Chart {
  const rowOf = new Map(layout.rows.slice(0, -1).map(({ value }, row) => [value ?? '', row]));
  const months = monthsBetween([...rowOf.keys()]);
  const named = layout.by.length > 1 ? layout.columns.slice(0, -1) : layout.series;
  const read = (month: string, line: number) => {
    const cells = figures[rowOf.get(month) ?? -1];
    return (layout.by.length > 1 ? cells?.[line]?.[0] : cells?.[0]?.[line]) ?? null;
  };
  const top = Math.max(
    10,
    ...months.flatMap((month) => named.map((_, line) => read(month, line) ?? 0)),
  );
  const x = (at: number) => round((100 * at) / Math.max(1, months.length - 1));
  const lines = named.map(({ label }, line) =>
    lineOf(
      label,
      months.map((month, at) => ({ x: x(at), figure: read(month, line) })),
      top,
    ),
  );
  return { kind: 'lines', lines, ticks: ticksOf(months, x), top };
}

/** Every month from the first to the last: what a table does not list has few cases, and its place. */
function monthsBetween(listed: readonly string[]): string[] {
  const [first, last] = [monthNumber(listed[0] ?? ''), monthNumber(listed.at(-1) ?? '')];
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => {
    const number = first + at - 1;
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
  });
}

/** `<10` stands halfway to ten: it is a point of the line, and not zero. */
function lineOf(
  label: string,
  points: readonly { x: number; figure: number | null }[],
  top: number,
): Line {
  const placed = points.map(({ x, figure }) => ({
    x,
    y: round(100 - (100 * (figure ?? 5)) / top),
  }));
  const path = placed.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const dots = placed.map(({ x, y }) => `M${x} ${y}h0`).join('');
  return { label, path, dots: placed.length < 25 ? dots : '' };
}

/** The first and the last month are named under the line, and those between that have room. */
function ticksOf(months: readonly string[], x: (at: number) => number): Tick[] {
  const all = months.map((label, at) => ({ label, x: x(at) }));
  const ticks: Tick[] = [];
  for (const tick of all) {
    const before = ticks.at(-1);
    if (!before || (tick.x - before.x >= TICK_ROOM && 100 - tick.x >= TICK_ROOM)) ticks.push(tick);
  }
  const last = all.at(-1);
  return last && last.x > 0 ? [...ticks, last] : ticks;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

function heatOf(layout: Layout, figures: Figures): Chart {
  const rows = layout.rows.slice(0, -1);
  const columns = layout.columns.slice(0, -1);
  const maps = layout.series.map(({ label }, series) => {
    const grid = rows.map((_, row) =>
      columns.map((__, column) => figures[row]?.[column]?.[series] ?? null),
    );
    const steps = stepsOf(grid.flat().filter((figure) => figure !== null));
    return {
      label,
      rows: rows.map((row) => row.label),
      steps,
      small: pathOf(grid, (figure) => figure === null),
      paths: steps.map((step) => pathOf(grid, (figure) => isIn(step, figure))),
    };
  });
  return { kind: 'heat', maps, columns: columns.map(({ label }) => label) };
}

/** The cells that are meant as one path; those beside one another in a row as one piece of it. */
function pathOf(
  grid: readonly (readonly (number | null)[])[],
  isMeant: (figure: number | null) => boolean,
): string {
  let path = '';
  grid.forEach((figures, row) => {
    let from = -1;
    for (let column = 0; column <= figures.length; column++) {
      const isIn = column < figures.length && isMeant(figures[column] ?? null);
      if (isIn && from < 0) from = column;
      if (isIn || from < 0) continue;
      path += `M${from} ${row}H${column}v1H${from}z`;
      from = -1;
    }
  });
  return path;
}

/** Up to five shades with about as many cells in each. */
function stepsOf(figures: readonly number[]): Step[] {
  const sorted = figures.toSorted((one, other) => one - other);
  const bounds = [0.2, 0.4, 0.6, 0.8, 1].map(
    (part) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0,
  );
  const steps: Step[] = [];
  for (const to of new Set(bounds)) {
    const from = steps.length === 0 ? (sorted[0] ?? 10) : (steps.at(-1)?.to ?? 0) + 5;
    if (to >= from) steps.push({ from, to });
  }
  return steps;
}

function isIn({ from, to }: Step, figure: number | null): boolean {
  return figure !== null && figure >= from && figure <= to;
}

/** One place after the point is a fraction of what a screen shows. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
