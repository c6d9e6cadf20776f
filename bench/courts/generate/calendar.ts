const DAY = 86_400_000;
const FIRST = Date.UTC(1930, 0, 1);
const LENGTH = 40_200;

/** Days as whole numbers from 1930-01-01 to about 2040, and how the dump writes them. */
const STAMPS: readonly string[] = Array.from(
  { length: LENGTH },
  (_, day) => `${new Date(FIRST + day * DAY).toISOString().slice(0, 10)} 00:00:00.000`,
);

/** The number of `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - FIRST) / DAY);
}

/** `2019-04-15 00:00:00.000`, as every date of the dump is written. */
export function stamp(day: number): string {
  return STAMPS[Math.min(Math.max(day, 0), LENGTH - 1)] ?? '';
}

/** A date of a hand-made row: `2019-04-15` gets its time of day, anything else stays as it is. */
export function stampOf(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? `${text} 00:00:00.000` : text;
}
