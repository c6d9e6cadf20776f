/** What each part of a replay took. */
export interface Profile {
  /** Does something and notes how long it took, under a name. */
  measure<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The same for what does not wait. */
  timed<T>(name: string, work: () => T): T;
  /** By name: how often, seconds in all, the slowest in milliseconds. */
  rows(): { name: string; times: number; seconds: number; slowest: number }[];
  /** Every measurement under a name, in milliseconds. */
  of(name: string): number[];
}

/** An empty profile. */
export function newProfile(): Profile {
  const taken = new Map<string, number[]>();
  const note = (name: string, since: number) => {
    const list = taken.get(name) ?? [];
    list.push(performance.now() - since);
    taken.set(name, list);
  };
  return {
    measure: async (name, work) => {
      const start = performance.now();
      try {
        return await work();
      } finally {
        note(name, start);
      }
    },
    timed: (name, work) => {
      const start = performance.now();
      const result = work();
      note(name, start);
      return result;
    },
    rows: () =>
      [...taken].map(([name, list]) => ({
        name,
        times: list.length,
        seconds: list.reduce((sum, one) => sum + one, 0) / 1000,
        slowest: list.reduce((most, one) => Math.max(most, one), 0),
      })),
    of: (name) => taken.get(name) ?? [],
  };
}
