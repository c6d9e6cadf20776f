import type { KeptOpening } from '#appointments/contract.ts';

/** An opening as the desk shows it; each day stays a calendar date. */
export interface ShownOpening {
  port: string;
  version: number;
  opensOn: string;
  closesOn: string;
  perDay: number;
  weekdays: number[];
  closed: string[];
  overrides: { day: string; people: number }[];
  reason: string;
  changedAt: Date;
}

/** Makes an opening ready for the screen, its exceptions in the order of days. */
export function shownOpening(kept: KeptOpening): ShownOpening {
  const overrides = Object.entries(kept.overrides)
    .map(([day, people]) => ({ day, people }))
    .sort((a, b) => a.day.localeCompare(b.day));
  return { ...kept, closed: kept.closed.toSorted(), overrides };
}

/** A Monday of the calendar: the names of weekdays are read off the week that follows. */
const monday = Date.UTC(2024, 0, 1);

/** The day of that week, for its name: 1 is Monday, 7 Sunday. */
export function dayOfWeek(number: number): string {
  return new Date(monday + (number - 1) * 86_400_000).toISOString().slice(0, 10);
}
