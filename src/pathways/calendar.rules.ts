/** A day on the calendar, `YYYY-MM-DD`. Days of law are never instants and have no time zone. */
export type CalendarDate = string;

/** The first and last day on which something may have happened, both included. */
export interface DayRange {
  earliest: CalendarDate;
  /** Null when no last possible day is known. */
  latest: CalendarDate | null;
}

/** Reads a calendar date. Throws a RangeError for text that is no day of the calendar. */
export function parseDay(day: CalendarDate): Date {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || formatDay(at) !== day)
    throw new RangeError(`No such day: ${day}`);
  return at;
}

function formatDay(at: Date): CalendarDate {
  return at.toISOString().slice(0, 10);
}

/** The day that many calendar days later (earlier when negative). */
export function plusDays(day: CalendarDate, count: number): CalendarDate {
  const at = parseDay(day);
  at.setUTCDate(at.getUTCDate() + count);
  return formatDay(at);
}

/** The same day of a later year; 29 February becomes 28 February, the earlier and safer reading. */
export function plusYears(day: CalendarDate, count: number): CalendarDate {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const last = lastDayOfMonth(year + count, month);
  const at = parseDay(day);
  at.setUTCFullYear(year + count, month - 1, Math.min(dayOfMonth, last));
  return formatDay(at);
}

/** How many days the month has; `month` counts from 1. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export function dayOfWeek(day: CalendarDate): number {
  return parseDay(day).getUTCDay();
}

/** The earlier of two days; `YYYY-MM-DD` sorts as text. */
export function earlierOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}
