/** How many households waited so many days: days to households. Exact, so it never leaves the process. */
export type DaysWaited = ReadonlyMap<number, number>;

/** Days of waiting of a group, as they are published: whole days, each a multiple of five. */
export interface Wait {
  /** Half waited less, half longer. */
  median: number;
  /** Between these the median lies, with 95 % confidence. */
  from: number;
  to: number;
  /** Eight of ten waited between these. */
  low: number;
  high: number;
}

/** Every published number of days is a multiple of this: an exact one may be a single family's. */
const DAYS_ROUNDED_TO = 5;

/** The waiting of a group that is large enough to be told of; null where nobody waited. */
export function waitOf(days: DaysWaited): Wait | null {
  const sorted = [...days].sort(([one], [other]) => one - other);
  const count = sizeOf(days);
  if (count === 0) return null;
  const at = (rank: number) => rounded(dayAt(sorted, rank));
  const { first, last } = medianRanks(count, 0.95);
  return {
    median: at(Math.ceil(count / 2)),
    from: at(first),
    to: at(last),
    low: at(Math.ceil(count * 0.1)),
    high: at(Math.ceil(count * 0.9)),
  };
}

/** How many households a group has. */
export function sizeOf(days: DaysWaited): number {
  return [...days.values()].reduce((all, one) => all + one, 0);
}

/** The exact interval of the median, in days, at a level of confidence. Not to be published as it is. */
export function medianInterval(days: DaysWaited, confidence: number): [number, number] {
  const sorted = [...days].sort(([one], [other]) => one - other);
  const { first, last } = medianRanks(sizeOf(days), confidence);
  return [dayAt(sorted, first), dayAt(sorted, last)];
}

/**
 * Which of so many, in order, hold the median between them with at least this confidence (the
 * order-statistic interval, from the binomial distribution with one half): 1 is the first. The whole range
 * where so few are not enough for it.
 */
export function medianRanks(count: number, confidence: number): { first: number; last: number } {
  const most = (1 - confidence) / 2;
  let logTerm = -count * Math.LN2;
  let below = Math.exp(logTerm);
  let first = 1;
  while (first < count / 2) {
    logTerm += Math.log(count - first + 1) - Math.log(first);
    below += Math.exp(logTerm);
    if (below > most) break;
    first += 1;
  }
  return { first, last: count + 1 - first };
}

function dayAt(sorted: readonly (readonly [number, number])[], rank: number): number {
  let passed = 0;
  for (const [day, households] of sorted) {
    passed += households;
    if (passed >= rank) return day;
  }
  return sorted.at(-1)?.[0] ?? 0;
}

function rounded(days: number): number {
  return Math.round(days / DAYS_ROUNDED_TO) * DAYS_ROUNDED_TO;
}
