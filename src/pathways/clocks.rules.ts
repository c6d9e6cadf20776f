import {
  type CalendarDate,
  type DayRange,
  earlierOf,
  lastDayOfMonth,
  plusDays,
  plusYears,
} from './calendar.rules.ts';
import type { DateFact, Situation } from './situation.ts';
import { plusWorkingDays } from './us-holidays.rules.ts';

/** The dated facts from which a clock can run. */
export type ClockStart = 'orderedOn' | 'decidedOn' | 'movedOn' | 'arrival';

/** How long a clock runs. Deadlines on a weekend or holiday are never moved later here. */
export type ClockLength =
  | { unit: 'days'; count: number }
  | { unit: 'working-days'; count: number }
  | { unit: 'years'; count: number }
  | { unit: 'bia-appeal' };

/** The last days of a clock: `runsUntil` is the one to keep. */
export interface Deadline {
  /** The earliest plausible last day. */
  runsUntil: CalendarDate;
  /** The latest plausible last day; null when none later is known. */
  optimistic: CalendarDate | null;
}

/** The first decision day under the 10-day rule (DOJ interim final rule published 6 Feb 2026). */
const tenDayAppealsFrom: CalendarDate = '2026-03-09';

function lastDay(month: string): CalendarDate {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${String(lastDayOfMonth(year, number)).padStart(2, '0')}`;
}

/** The days a dated fact may mean; null when it says none. */
export function rangeOf(fact: DateFact): DayRange | null {
  if (fact.precision === 'day') return { earliest: fact.date, latest: fact.date };
  if (fact.precision === 'month') {
    return { earliest: `${fact.month}-01`, latest: lastDay(fact.month) };
  }
  return null;
}

/** The days from which a clock may run in this situation; null when they are not known. */
export function startOf(situation: Situation, from: ClockStart): DayRange | null {
  if (from !== 'arrival') return rangeOf(situation[from]);
  const first = rangeOf(situation.arrival.earliest);
  if (!first) return null;
  const last = rangeOf(situation.arrival.latest)?.latest ?? null;
  return { earliest: first.earliest, latest: last !== null && last < first.earliest ? null : last };
}

function appealBy(decided: CalendarDate): CalendarDate {
  return plusDays(decided, decided < tenDayAppealsFrom ? 30 : 10);
}

/** A month may hold the day on which the shorter time began: its deadline is then the earliest. */
function earliestAppeal(range: DayRange): CalendarDate {
  const latest = range.latest ?? range.earliest;
  const holdsChange = range.earliest < tenDayAppealsFrom && latest >= tenDayAppealsFrom;
  const first = appealBy(range.earliest);
  return holdsChange ? earlierOf(first, appealBy(tenDayAppealsFrom)) : first;
}

function lastDayFrom(day: CalendarDate, length: ClockLength): CalendarDate {
  if (length.unit === 'days') return plusDays(day, length.count);
  if (length.unit === 'years') return plusYears(day, length.count);
  if (length.unit === 'working-days') return plusWorkingDays(day, length.count);
  // Certain asylum appeals keep 30 days after the change: the later plausible day.
  return plusDays(day, 30);
}

/** When a clock ends that began on one of these days. */
export function deadline(length: ClockLength, range: DayRange): Deadline {
  const runsUntil =
    length.unit === 'bia-appeal' ? earliestAppeal(range) : lastDayFrom(range.earliest, length);
  const latest = range.latest === null ? null : lastDayFrom(range.latest, length);
  return { runsUntil, optimistic: latest !== null && latest > runsUntil ? latest : null };
}

/**
 * Whether a time limit is still open: `yes` when it is open for every plausible start, `no` when it
 * is over for each of them, otherwise unknown.
 */
export function isOpen(
  length: ClockLength,
  range: DayRange | null,
  today: CalendarDate,
): 'yes' | 'no' | 'unknown' {
  if (!range) return 'unknown';
  if (today <= lastDayFrom(range.earliest, length)) return 'yes';
  return range.latest !== null && today > lastDayFrom(range.latest, length) ? 'no' : 'unknown';
}
