import { FIGURE_DEVIATION } from '../courts/figures/disclosure.rules.ts';
import { type DaysWaited, dayAt, sizeOf, sortedDays } from './days-waited.rules.ts';
import { Z95 } from './normal.rules.ts';
import type { Scheme } from './scheme.ts';

/** Days are told of groups whose published figure is this or more. */
export const FEWEST_TOLD = 50;

/** Nothing is read from this part of a group at either end: there a day is a single family's. */
const END = 0.1;

/** An interval may reach so far from the middle, as a part of the group, and still be read inside the ends. */
const REACH = 0.35;

/** Days of waiting of a group, as they are published: on the ladder of {@link rung}. */
export interface Wait {
  /** The published figure of the households whose days these are. */
  households: number;
  /** Half waited less, half longer. */
  median: number;
  /** Between these the median lies, sure in 95 of 100. */
  from: number;
  to: number;
  /** Half of them waited between these. */
  low: number;
  high: number;
}

/** A group whose days may be told. */
export interface ToldDays {
  wait: Wait;
  /** Between which days the median lies, `z` deviations wide; null where so few do not suffice. */
  medianWithin(z: number): { from: number; to: number } | null;
}

/**
 * What may be told of a group's days; null of a group whose figure is small. `definition` is the canonical
 * one of its households. Each day told is that of a place in their order, and the place is moved by the
 * draws of the scheme: some seven households either way, in one release the same wherever it is told. So
 * nobody knows whose day it is, and one family more or less is lost in the draw: told-days.test.ts attacks it.
 */
export function toldDays(days: DaysWaited, definition: string, scheme: Scheme): ToldDays | null {
  const count = sizeOf(days);
  const households = scheme.figure(definition, count);
  if (households === null || households < FEWEST_TOLD) return null;
  const sorted = sortedDays(days);
  const moved = scheme.moved(`${definition} & days`);
  const at = (part: number, aside = 0) => {
    const place = Math.round(part * count) + moved + aside;
    return dayAt(sorted, Math.min(Math.max(place, END * count), (1 - END) * count));
  };
  const median = nearest(at(0.5));
  const within = (z: number) => {
    const aside = Math.ceil(z * Math.hypot(Math.sqrt(households) / 2, FIGURE_DEVIATION));
    if (aside > REACH * households) return null;
    const from = Math.min(below(at(0.5, -aside)), median - rung(median));
    const to = Math.max(above(at(0.5, aside)), median + rung(median));
    return { from: Math.max(0, from), to };
  };
  const sure = within(Z95);
  if (sure === null) return null;
  const wait = { households, median, ...sure, low: nearest(at(0.25)), high: nearest(at(0.75)) };
  return { wait, medianWithin: within };
}

/** Every number of days is told as a multiple of this, coarser the longer: an exact one may be a family's. */
export function rung(days: number): number {
  if (days < 60) return 5;
  if (days < 200) return 10;
  return days < 500 ? 20 : 50;
}

function nearest(days: number): number {
  return Math.round(days / rung(days)) * rung(days);
}

function below(days: number): number {
  return Math.floor(days / rung(days)) * rung(days);
}

function above(days: number): number {
  return Math.ceil(days / rung(days)) * rung(days);
}
