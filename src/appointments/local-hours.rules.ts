/** The instant at which a calendar day (`YYYY-MM-DD`) begins on the clocks of an IANA time zone. */
export function beginOfDay(day: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  const first = asUtc - offsetAt(asUtc, timeZone);
  // Near a change of summer time the offset of the guess may be the other one.
  return new Date(asUtc - offsetAt(first, timeZone));
}

/** The hour of an instant on those clocks, 0 to 23. */
export function hourOf(at: Date, timeZone: string): number {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).getUTCHours();
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far those clocks are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${clock.format(whole).replace(' ', 'T')}Z`) - whole;
}
