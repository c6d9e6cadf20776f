import { dayNumber, weekdayOf } from './day-number.rules.ts';
import type { Site } from './instance.rules.ts';

/**
 * When a site is open and how many people it takes, by day number.
 *
 * Nothing here walks from `from` to `to`: a site may be open until the year 9999. What is stored
 * is the usual day and the days that differ from it.
 */
export type Opening = {
  /** People the site takes on a day, other households not counted; -1 when it is not open. */
  capacityOn(day: number): number;
  /** The largest capacity of its open days on or after a day; -1 when there is none. */
  largestFrom(day: number): number;
  /** The first day it can be open; and the last on which it is, before `first` if never. */
  readonly first: number;
  readonly last: number;
  /** The capacity of open days without an override; -1 if there are none. */
  readonly usual: number;
  /** The open days with a capacity of their own, ascending. */
  readonly unusual: readonly number[];
};

/** Throws a RangeError if a date of the site is not a date. */
export function openingOf(site: Site): Opening {
  const [first, end] = [numberOf(site.from), numberOf(site.to)];
  const weekdays = new Set(site.weekdays ?? [1, 2, 3, 4, 5, 6, 7]);
  const closed = new Set((site.closed ?? []).map(numberOf));
  const overrides = new Map(
    Object.entries(site.overrides ?? {}).map(([date, capacity]) => [numberOf(date), capacity]),
  );
  const isOpen = (day: number) =>
    day >= first && day <= end && weekdays.has(weekdayOf(day)) && !closed.has(day);
  const capacityOn = (day: number) => (isOpen(day) ? (overrides.get(day) ?? site.perDay) : -1);

  const unusual = [...overrides.keys()].filter(isOpen).sort((a, b) => a - b);
  const lastUsual = lastDay(first, weekdays.size === 0 ? first - 1 : end, (day) => {
    return isOpen(day) && !overrides.has(day);
  });
  const usual = lastUsual < first ? -1 : site.perDay;
  return {
    capacityOn,
    largestFrom: remembered((day) => {
      const capacities = unusual.filter((one) => one >= day).map(capacityOn);
      return capacities.reduce((a, b) => Math.max(a, b), day <= lastUsual ? usual : -1);
    }),
    first,
    last: Math.max(lastUsual, unusual.at(-1) ?? lastUsual),
    usual,
    unusual,
  };
}

/** The last day from `first` to `end` that passes, else the day before `first`. */
function lastDay(first: number, end: number, passes: (day: number) => boolean): number {
  let day = end;
  while (day >= first && !passes(day)) day -= 1;
  return day;
}

/** Thousands of units ask about the same few days. */
function remembered(compute: (day: number) => number): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    const value = known.get(day) ?? compute(day);
    known.set(day, value);
    return value;
  };
}

/** The number of a date that was checked when it was read. */
export function numberOf(date: string): number {
  const day = dayNumber(date);
  if (day === null) throw new RangeError(`${JSON.stringify(date)} is not a calendar date`);
  return day;
}
