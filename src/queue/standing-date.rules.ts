import { lastDayOfMonth } from '#pathways/calendar.rules.ts';

/** One enrolment as it is known; `enrolledOn` is the day, or the first day of the month or year. */
export interface KnownEnrolment {
  enrolledOn: string | null;
  precision: 'day' | 'month' | 'year' | 'unknown';
  basis: 'declared' | 'paper_seen' | 'confirmed';
}

/** The day by which a household stands in its class, and why it is believed. */
export interface StandingDate {
  /** `YYYY-MM-DD`; of an undated household the day it registered. */
  enrolledOn: string;
  /** No day, month or year is known: it stands last in its class, by the day of registration. */
  undated: boolean;
  precision: KnownEnrolment['precision'];
  basis: KnownEnrolment['basis'];
}

/**
 * The earliest-enrolled member decides. Where only the month or year is known, the household stands at
 * its last day until the paper shows the day: nobody whose day is known is overtaken by a guess, and
 * what is proven can only move the household forward. Of two equal days the better basis counts.
 */
export function standingDate(
  enrolments: readonly KnownEnrolment[],
  registeredOn: string,
): StandingDate {
  const dated = enrolments.flatMap(({ enrolledOn, precision, basis }) =>
    enrolledOn === null || precision === 'unknown'
      ? []
      : [{ enrolledOn: lastPossibleDay(enrolledOn, precision), undated: false, precision, basis }],
  );
  dated.sort((a, b) => a.enrolledOn.localeCompare(b.enrolledOn) || trust[b.basis] - trust[a.basis]);
  const [first] = dated;
  if (first) return first;
  return { enrolledOn: registeredOn, undated: true, precision: 'unknown', basis: 'declared' };
}

const trust = { declared: 0, paper_seen: 1, confirmed: 2 };

function lastPossibleDay(day: string, precision: 'day' | 'month' | 'year'): string {
  if (precision === 'day') return day;
  const [year = 0, month = 0] = day.split('-').map(Number);
  if (precision === 'year') return `${day.slice(0, 4)}-12-31`;
  return `${day.slice(0, 7)}-${String(lastDayOfMonth(year, month)).padStart(2, '0')}`;
}
