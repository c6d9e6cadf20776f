/**
 * Calendar dates as whole numbers, so that days can be counted and compared quickly.
 *
 * Day 0 is 1970-01-01. The calendar is the Gregorian one, carried back before its introduction as
 * ISO 8601 does (there is a year 0000). No time zone takes part: these are dates, not instants.
 */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_400_YEARS = 146_097;
/** Days from 0000-03-01 to 1970-01-01; years counted from March end with the leap day. */
const EPOCH = 719_468;

/** The number of a `YYYY-MM-DD` date; null if it is not written so or no such day exists. */
export function dayNumber(date: string): number | null {
  const match = DATE.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return Math.floor(marchYear * 365.25) - centuries(marchYear) + dayOfYear - EPOCH;
}

/** The `YYYY-MM-DD` date of a day number; exact for the years 0000 to 9999. */
export function dateOf(day: number): string {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const inEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) /
      365,
  );
  const inYear =
    inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * inYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(inYear - Math.floor((153 * marchMonth + 2) / 5) + 1, 2)}`;
}

/** The ISO weekday of a day number: 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Leap days that the Julian rule counts and the Gregorian does not, up to a year. */
function centuries(year: number): number {
  return Math.floor(year / 100) - Math.floor(year / 400);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
