/**
 * The moment that clocks in a time zone showed as `YYYY-MM-DDTHH:MM`. Of a time that the clocks showed
 * twice (in autumn), the first. An unreadable one gives an invalid date, which contracts refuse.
 */
export function momentAt(typed: string, timeZone: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return new Date(Number.NaN);
  const wanted = Date.parse(`${typed}:00Z`);
  const first = wanted - offsetAt(new Date(wanted), timeZone);
  const second = wanted - offsetAt(new Date(first), timeZone);
  return new Date(Math.min(...[first, second].filter((at) => shows(at, wanted, timeZone)), second));
}

function shows(at: number, wanted: number, timeZone: string): boolean {
  return at + offsetAt(new Date(at), timeZone) === wanted;
}

/** How far the clocks are ahead of UTC, in milliseconds. */
function offsetAt(moment: Date, timeZone: string): number {
  if (Number.isNaN(moment.getTime())) return 0;
  // Sweden writes dates as ISO 8601 does.
  const shown = moment.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  return Date.parse(`${shown}Z`) - Math.floor(moment.getTime() / 1000) * 1000;
}
