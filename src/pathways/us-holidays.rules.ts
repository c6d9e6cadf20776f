import { type CalendarDate, dayOfWeek, lastDayOfMonth, plusDays } from './calendar.rules.ts';

/**
 * The legal public holidays of the United States: 5 U.S.C. 6103(a). A holiday on a Saturday is
 * observed the Friday before (6103(b)), one on a Sunday the Monday after (Executive Order 11582).
 * Inauguration Day is left out: it is a holiday in the Washington area only (6103(c)).
 */
const fixedHolidays: readonly { monthDay: string; since: number }[] = [
  { monthDay: '01-01', since: 1971 },
  { monthDay: '06-19', since: 2021 },
  { monthDay: '07-04', since: 1971 },
  { monthDay: '11-11', since: 1978 },
  { monthDay: '12-25', since: 1971 },
];

/** Weekday counts from Sunday = 0; `nth` counts within the month, -1 is the last. */
const floatingHolidays: readonly { month: number; weekday: number; nth: number; since: number }[] =
  [
    { month: 1, weekday: 1, nth: 3, since: 1986 },
    { month: 2, weekday: 1, nth: 3, since: 1971 },
    { month: 5, weekday: 1, nth: -1, since: 1971 },
    { month: 9, weekday: 1, nth: 1, since: 1971 },
    { month: 10, weekday: 1, nth: 2, since: 1971 },
    { month: 11, weekday: 4, nth: 4, since: 1971 },
  ];

const SUNDAY = 0;
const SATURDAY = 6;

function observed(day: CalendarDate): CalendarDate {
  const weekday = dayOfWeek(day);
  if (weekday === SATURDAY) return plusDays(day, -1);
  return weekday === SUNDAY ? plusDays(day, 1) : day;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): CalendarDate {
  if (nth < 0) {
    const last = `${year}-${two(month)}-${two(lastDayOfMonth(year, month))}`;
    return plusDays(last, -((dayOfWeek(last) - weekday + 7) % 7));
  }
  const first = `${year}-${two(month)}-01`;
  return plusDays(first, ((weekday - dayOfWeek(first) + 7) % 7) + (nth - 1) * 7);
}

/** The days on which holidays named for `year` are observed; 1 January may fall in the year before. */
export function observedHolidays(year: number): CalendarDate[] {
  const fixed = fixedHolidays
    .filter((holiday) => year >= holiday.since)
    .map((holiday) => observed(`${year}-${holiday.monthDay}`));
  const floating = floatingHolidays
    .filter((holiday) => year >= holiday.since)
    .map(({ month, weekday, nth }) => nthWeekday(year, month, weekday, nth));
  return [...fixed, ...floating].sort();
}

/** Whether US federal offices work that day: neither a weekend nor an observed holiday. */
export function isWorkingDay(day: CalendarDate): boolean {
  const weekday = dayOfWeek(day);
  if (weekday === SUNDAY || weekday === SATURDAY) return false;
  const year = Number(day.slice(0, 4));
  return ![...observedHolidays(year), ...observedHolidays(year + 1)].includes(day);
}

/** The day that many US federal working days later; the first day itself is not counted. */
export function plusWorkingDays(day: CalendarDate, count: number): CalendarDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = plusDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
