/** What an attacker has read: the interval in which each count must lie, given the scheme. */
export interface Bounds {
  low: number;
  high: number;
}

/** A rounding scheme as whoever knows it, but not the key, can use it. */
export interface Scheme {
  /** The published figure, null for `<10`. */
  figure(definition: string | null, count: number): number | null;
  /** The counts that can stand behind a figure. */
  behind(figure: number | null): Bounds;
  /** How far the difference of a cell between two releases can lie from that of its figures. */
  readonly drift: number;
}

/** A whole that is the sum of its parts, all named by what they count. */
export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Narrows every interval by every sum until nothing moves. Throws where they contradict one another. */
function propagate(bounds: ReadonlyMap<string, Bounds>, sums: readonly Sum[]): void {
  const at = (name: string): Bounds => {
    const found = bounds.get(name);
    if (!found) throw new RangeError(`nothing was read of ${name}`);
    return found;
  };
  let moved = true;
  while (moved) {
    moved = false;
    for (const { whole, parts } of sums) {
      const all = parts.map(at);
      const total = at(whole);
      const low = all.reduce((sum, one) => sum + one.low, 0);
      const high = all.reduce((sum, one) => sum + one.high, 0);
      moved = narrow(total, low, high) || moved;
      for (const one of all) {
        moved = narrow(one, total.low - (high - one.high), total.high - (low - one.low)) || moved;
      }
    }
  }
}

function narrow(one: Bounds, low: number, high: number): boolean {
  const [newLow, newHigh] = [Math.max(one.low, low), Math.min(one.high, high)];
  if (newLow > newHigh) throw new RangeError('the sums contradict the figures');
  const isNarrower = newLow > one.low || newHigh < one.high;
  one.low = newLow;
  one.high = newHigh;
  return isNarrower;
}

/**
 * The best guess that sums give of a small cell: each sum of which it is the only `<10` part says whole
 * less the other parts, weighed by how many figures it takes. Cells without such a sum have no guess.
 */
function guesses(
  figures: ReadonlyMap<string, number | null>,
  sums: readonly Sum[],
): Map<string, number> {
  const weighed = new Map<string, { sum: number; weight: number }>();
  for (const { whole, parts } of sums) {
    const total = figures.get(whole) ?? null;
    const small = parts.filter((part) => (figures.get(part) ?? null) === null);
    const [target] = small;
    if (total === null || small.length !== 1 || target === undefined) continue;
    const others = parts.reduce((sum, part) => sum + (figures.get(part) ?? 0), 0);
    const weight = 1 / parts.length;
    const known = weighed.get(target) ?? { sum: 0, weight: 0 };
    known.sum += weight * (total - others);
    known.weight += weight;
    weighed.set(target, known);
  }
  return new Map([...weighed].map(([name, { sum, weight }]) => [name, sum / weight]));
}

/**
 * How well a guess tells the cells that have something from those that are zero: the likelihood that of
 * one of each the right one is guessed higher. A coin gives 0.5, knowledge 1.
 */
function separation(guessed: readonly { guess: number; isZero: boolean }[]): number {
  const zeros = guessed.filter(({ isZero }) => isZero).map(({ guess }) => guess);
  const others = guessed.filter(({ isZero }) => !isZero).map(({ guess }) => guess);
  let right = 0;
  for (const zero of zeros) {
    for (const other of others) right += other > zero ? 1 : other === zero ? 0.5 : 0;
  }
  return right / (zeros.length * others.length);
}

/** What an attack found out about the cells that truly count less than ten. */
export interface Found {
  readonly cells: number;
  /** Known to the case. */
  readonly narrowed: number;
  /** Known to be zero, or not to be zero. */
  readonly told: number;
  /** See {@link separation}. */
  readonly separation: number;
  /** Cells whose interval misses the truth: the attacker must never be wrong, or the attack is. */
  readonly missed: number;
}

/** Uses every sum within a release, and between two: what a whole gained is what its parts gained. */
export function attack(
  { figures, counts, sums }: Readings,
  scheme: Pick<Scheme, 'behind' | 'drift'>,
): Found {
  const bounds = new Map<string, Bounds>();
  for (const [name, figure] of figures) bounds.set(name, scheme.behind(figure));
  const steps = stepsBetween(figures, bounds, scheme.drift);
  const gains = sums
    .filter(({ whole }) => whole.startsWith('0|'))
    .map(({ whole, parts }) => ({ whole: gainOf(whole), parts: parts.map(gainOf) }))
    .filter(({ whole, parts }) => [whole, ...parts].every((name) => bounds.has(name)));
  propagate(bounds, [...sums, ...steps, ...gains]);
  const guessed = guesses(figures, sums);
  const small = [...counts].filter(([, count]) => count < 10);
  const at = (name: string) => bounds.get(name) ?? { low: 0, high: Number.POSITIVE_INFINITY };
  return {
    cells: small.length,
    narrowed: small.filter(([name]) => at(name).low === at(name).high).length,
    told: small.filter(([name]) => at(name).low > 0 || at(name).high < 1).length,
    separation: separation(
      small.flatMap(([name, count]) => {
        const guess = guessed.get(name);
        return guess === undefined ? [] : [{ guess, isZero: count === 0 }];
      }),
    ),
    missed: [...counts].filter(([name, n]) => n < at(name).low || n > at(name).high).length,
  };
}

interface Readings {
  readonly figures: ReadonlyMap<string, number | null>;
  readonly counts: ReadonlyMap<string, number>;
  readonly sums: readonly Sum[];
}

function gainOf(name: string): string {
  return `gain|${name.slice(2)}`;
}

/** Each cell of the second release as that of the first and a gain, which two figures bound. */
function stepsBetween(
  figures: ReadonlyMap<string, number | null>,
  bounds: Map<string, Bounds>,
  drift: number,
): Sum[] {
  const inFirst = [...figures.keys()].filter((name) => name.startsWith('0|'));
  return inFirst.flatMap((first) => {
    const second = `1|${first.slice(2)}`;
    const [before, after] = [figures.get(first), figures.get(second)];
    const [was, is] = [bounds.get(first), bounds.get(second)];
    if (before === undefined || after === undefined || !was || !is) return [];
    const gain = before === null || after === null ? null : after - before;
    bounds.set(gainOf(first), {
      low: Math.max(is.low - was.high, gain === null ? Number.NEGATIVE_INFINITY : gain - drift),
      high: Math.min(is.high - was.low, gain === null ? Number.POSITIVE_INFINITY : gain + drift),
    });
    return [{ whole: second, parts: [first, gainOf(first)] }];
  });
}
