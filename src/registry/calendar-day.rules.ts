/** Calendar dates as text `YYYY-MM-DD`, without clock or time zone. */

const millisecondsPerDay = 86_400_000;

/** The date of these numbers, or null when the calendar has no such day. */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}

/** Today less whole years; 29 February becomes 28 February in a common year. */
export function yearsBefore(today: string, years: number): string {
  const year = Number(today.slice(0, 4)) - years;
  return (
    calendarDay(year, Number(today.slice(5, 7)), Number(today.slice(8, 10))) ?? `${year}-02-28`
  );
}

/**
 * The date of a spreadsheet's serial number, counted from 30 December 1899 (or, in workbooks that
 * began on an old Macintosh, from 1 January 1904). Null outside the years 1900–9999. Serial numbers
 * below 61 fall before March 1900, where spreadsheets count a day that never was: not read.
 */
export function daySerial(serial: number, from1904 = false): string | null {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!Number.isFinite(days) || days < 61 || days > 2_958_465) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * millisecondsPerDay).toISOString().slice(0, 10);
}
