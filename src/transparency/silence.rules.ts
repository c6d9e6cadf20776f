/** How long a witness may be unheard before it is said, in hours. */
export const silentAfterHours = 48;

/** Who was last heard at this moment or before is silent now. */
export function silentSinceBefore(now: Date): Date {
  return new Date(now.getTime() - silentAfterHours * 3_600_000);
}
