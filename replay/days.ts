import { dateOf } from '#appointments/day-number.rules.ts';
import { numberOf } from '#appointments/opening.rules.ts';

// Calendar days, `YYYY-MM-DD`, of which no time zone moves one.

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return dateOf(numberOf(day) + days);
}

/** Days from one to another; negative if the second comes first. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** Every day from one to another, both included. */
export function eachDay(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_day, at) => plusDays(from, at));
}

/** Monday to Friday. */
export function isWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < 6;
}

/** The days of a month, `YYYY-MM`. */
export function daysOfMonth(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return eachDay(`${month}-01`, `${month}-${String(last).padStart(2, '0')}`);
}
