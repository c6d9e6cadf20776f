/** How many households waited so many days: days to households. Exact, so it never leaves the process. */
export type DaysWaited = ReadonlyMap<number, number>;

/** Those who still wait are placed on days so far apart. */
const DAYS_APART = 10;

/** How many households a group has. */
export function sizeOf(days: DaysWaited): number {
  return [...days.values()].reduce((all, one) => all + one, 0);
}

/** Days with their households, the shortest first. */
export function sortedDays(days: DaysWaited): readonly (readonly [number, number])[] {
  return [...days].sort(([one], [other]) => one - other);
}

/** The days of the household at a place in their order; the first is at 1. */
export function dayAt(sorted: readonly (readonly [number, number])[], place: number): number {
  let passed = 0;
  for (const [day, households] of sorted) {
    passed += households;
    if (passed >= place) return day;
  }
  return sorted.at(-1)?.[0] ?? 0;
}

/** What a whole has besides one of its parts. */
export function without(whole: DaysWaited, part: DaysWaited): DaysWaited {
  const left = [...whole].map(([day, many]) => [day, many - (part.get(day) ?? 0)] as const);
  return new Map(left.filter(([, many]) => many > 0));
}

/**
 * The days until today of those who wait, as if each had begun on the nearest of fixed days of the
 * calendar. A count of days until today grows by one a day: read day after day, a rounded one would give
 * the exact day away on which it moves.
 */
export function fromFixedDays(days: DaysWaited, today: string): DaysWaited {
  const now = Date.parse(`${today}T00:00:00Z`) / 86_400_000;
  const placed = new Map<number, number>();
  for (const [day, households] of days) {
    const begun = Math.round((now - day) / DAYS_APART) * DAYS_APART;
    const waited = Math.max(0, now - begun);
    placed.set(waited, (placed.get(waited) ?? 0) + households);
  }
  return placed;
}
