import { type DaysWaited, fromFixedDays } from './days-waited.rules.ts';

/** A line of `appointments.waits`: so many households of a value waited so many days. */
export interface WaitLine {
  dimension: string;
  value: string;
  served: boolean;
  /** Null counts the households themselves. */
  since: 'enrolment' | 'registration' | null;
  days: number | null;
  households: number;
}

/** A group as it is, its counts exact: it never leaves the process. */
export interface CountedGroup {
  value: string;
  served: number;
  waiting: number;
  servedAfter: { enrolment: DaysWaited; registration: DaysWaited };
  waitingFor: { enrolment: DaysWaited; registration: DaysWaited };
}

/** The groups of every dimension as of a day; those of `all` are one, everybody. */
export function groupsIn(
  lines: readonly WaitLine[],
  asOf: string,
): ReadonlyMap<string, CountedGroup[]> {
  const byDimension = Map.groupBy(lines, ({ dimension }) => dimension);
  return new Map(
    [...byDimension].map(([dimension, some]) => {
      const byValue = Map.groupBy(some, ({ value }) => value);
      return [dimension, [...byValue].map(([value, own]) => groupOf(value, own, asOf))];
    }),
  );
}

/** One group of its lines; of none, an empty one. */
export function groupOf(value: string, lines: readonly WaitLine[], asOf: string): CountedGroup {
  const count = (isServed: boolean) =>
    lines
      .filter(({ since, served }) => since === null && served === isServed)
      .reduce((all, { households }) => all + households, 0);
  const waits = (isServed: boolean) => {
    const days = (since: 'enrolment' | 'registration') => {
      const own = daysOf(lines, isServed, since);
      return isServed ? own : fromFixedDays(own, asOf);
    };
    return { enrolment: days('enrolment'), registration: days('registration') };
  };
  return {
    value,
    served: count(true),
    waiting: count(false),
    servedAfter: waits(true),
    waitingFor: waits(false),
  };
}

function daysOf(
  lines: readonly WaitLine[],
  isServed: boolean,
  from: 'enrolment' | 'registration',
): DaysWaited {
  return new Map(
    lines.flatMap(({ served, since, days, households }) =>
      served === isServed && since === from && days !== null ? [[days, households] as const] : [],
    ),
  );
}
