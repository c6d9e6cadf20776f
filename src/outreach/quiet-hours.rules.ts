/** When a person said it is safe to reach them. `ask`: a call first asks. */
export type SafeTimes = 'any' | 'morning' | 'afternoon' | 'evening' | 'ask';

/** From hour to hour (end excluded), by the clock of where the person is. Nights are always quiet. */
const hours: Readonly<Record<SafeTimes, readonly [from: number, to: number]>> = {
  any: [8, 21],
  morning: [8, 12],
  afternoon: [12, 18],
  evening: [18, 21],
  ask: [8, 21],
};

const step = 15 * 60_000;
const day = 24 * 3_600_000;

/**
 * The first moment from `from` on at which a message may arrive, to a quarter of an hour. Walks the
 * person's own clock, so that a change of summer time moves nothing into the night.
 */
export function firstSafeMoment(from: Date, timeZone: string, safe: SafeTimes): Date {
  const [start, end] = hours[safe];
  for (let at = from.getTime(); at <= from.getTime() + day; at = nextQuarter(at)) {
    const hour = hourIn(timeZone, at);
    if (hour >= start && hour < end) return new Date(at);
  }
  return from;
}

function nextQuarter(at: number): number {
  return (Math.floor(at / step) + 1) * step;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function hourIn(timeZone: string, at: number): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  return Number(clock.format(at));
}
