import { type Day, dayOf, NO_DAY, readDay } from '../day.rules.ts';

/** One published figure. */
export interface PublishedFigure {
  /** Line of the file it stands in, the heading being 1. */
  readonly line: number;
  /** As written: `2021-01` or `2021-01-31`. */
  readonly when: string;
  /** The day itself, or the last of the month. */
  readonly asOf: Day;
  readonly measure: string;
  readonly value: number;
  readonly source: string;
  /** Of the page where it was published, if that is known. */
  readonly address?: string;
}

/** The last day of `YYYY-MM`, the day `YYYY-MM-DD`; null for anything else. */
export function lastDayOf(when: string): Day | null {
  const month = /^(\d{4})-(\d{2})$/u.exec(when);
  if (!month) return readDay(when);
  for (let date = 31; date >= 28; date--) {
    const day = dayOf(Number(month[1]), Number(month[2]), date);
    if (day !== NO_DAY) return day;
  }
  return null;
}
