import { type Day, NO_DAY } from '../day.rules.ts';

/** A day in 22 bits: it sorts as the day does, and a month has room for 31 days, a year for 12 months. */
export type ShortDay = number;

/** No date; sorts last. */
export const NO_SHORT_DAY: ShortDay = 0x3fffff;

/** The day must be one of the calendar or NO_DAY. */
export function shortDay(day: Day): ShortDay {
  if (day === NO_DAY) return NO_SHORT_DAY;
  const year = (day / 10_000) | 0;
  const rest = day - year * 10_000;
  const month = (rest / 100) | 0;
  return (year * 12 + month - 1) * 31 + (rest - month * 100) - 1;
}

/** The day again. */
export function longDay(short: ShortDay): Day {
  if (short === NO_SHORT_DAY) return NO_DAY;
  const months = (short / 31) | 0;
  const year = (months / 12) | 0;
  return year * 10_000 + (months - year * 12 + 1) * 100 + (short - months * 31) + 1;
}
