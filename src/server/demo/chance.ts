/** Chance that is the same at every run, so that everybody sees the same demonstration. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  one<const T>(list: readonly [T, ...T[]]): T;
  /** One of several, each as likely as its weight. */
  weighted<T>(list: readonly (readonly [value: T, weight: number])[], otherwise: T): T;
  /** True with this likelihood. */
  happens(likelihood: number): boolean;
}

/** The generator "mulberry32": 32 bits of state, good enough for invented people, not for secrets. */
export function chanceFrom(start: number): Chance {
  let state = start;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    one: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    weighted: (list, otherwise) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return otherwise;
    },
    happens: (likelihood) => next() < likelihood,
  };
}
