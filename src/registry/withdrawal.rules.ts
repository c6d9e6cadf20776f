/** For this long a household that left the queue can come back at the same place. */
export const undoDays = 30;

/** What is held is erased this long after a household was closed. */
export const keptDays = 90;

/** A changed contact is in force after this long, so that the old one can hear of it first. */
export const contactHours = 72;

const hour = 3_600_000;

/** Until when a withdrawal can be undone. */
export function undoUntil(withdrawnAt: Date): Date {
  return new Date(withdrawnAt.getTime() + undoDays * 24 * hour);
}

/** When a changed contact takes effect. */
export function contactTakesEffect(changedAt: Date): Date {
  return new Date(changedAt.getTime() + contactHours * hour);
}

/** A time so many days before another. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 24 * hour);
}
