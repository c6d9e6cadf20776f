/**
 * A calendar date of the court dump as one number, `yyyymmdd`: 2019-04-15 is 20190415. It sorts, it
 * compares, it has no time zone.
 */
export type Day = number;

/** No date. It sorts after every date, as the definitions want it. */
export const NO_DAY: Day = 99_999_999;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day, or NO_DAY where the calendar does not know it (years run from 1 to 9999). */
export function dayOf(year: number, month: number, date: number): Day {
  const isKnown =
    year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOf(year, month);
  return isKnown ? year * 10_000 + month * 100 + date : NO_DAY;
}

function lengthOf(year: number, month: number): number {
  if (month === 2 && isLeap(year)) return 29;
  return LENGTHS[month - 1] ?? 0;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Reads `YYYY-MM-DD`; null where it is no date of the calendar. */
export function readDay(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  const day = parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : NO_DAY;
  return day === NO_DAY ? null : day;
}

/** `YYYY-MM-DD`, or nothing for NO_DAY. */
export function dayText(day: Day): string {
  if (day === NO_DAY) return '';
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** `YYYY-MM`, or nothing for NO_DAY. */
export function monthText(day: Day): string {
  return dayText(day).slice(0, 7);
}
