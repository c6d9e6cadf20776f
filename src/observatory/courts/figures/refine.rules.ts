/** One column as far as grouping needs it. */
interface Coded {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly values: readonly string[];
}

/** Cases in groups: those that have the same values in every column so far. */
export interface Level {
  /** For each case its group; groups are numbered in the order of their values. */
  readonly groups: Uint32Array<ArrayBuffer>;
  readonly size: number;
  /** For each group: that of the level before, and the code of this level's column. */
  readonly parents: Uint32Array;
  readonly codes: Uint32Array;
}

/** Up to so many possible groups are looked up in an array, more by hash. */
const MOST_SLOTS = 1 << 22;

/** Divides the cases by one column after the other; the last level's groups have all values alike. */
export function refineBy(cases: Uint32Array, columns: readonly Coded[]): Level[] {
  const levels: Level[] = [];
  let groups = new Uint32Array(cases.length);
  let size = 1;
  for (const { codes, values } of columns) {
    const level = refine(cases, groups, size, codes, values.length);
    levels.push(level);
    groups = level.groups;
    size = level.size;
  }
  return levels;
}

/** For each group of the last level, in its order, the codes of all levels. */
export function refinedTuples(levels: readonly Level[]): number[][] {
  return Array.from({ length: levels.at(-1)?.size ?? 0 }, (_, group) => {
    const tuple = levels.map(() => 0);
    let at = group;
    for (let level = levels.length - 1; level >= 0; level--) {
      tuple[level] = levels[level]?.codes[at] ?? 0;
      at = levels[level]?.parents[at] ?? 0;
    }
    return tuple;
  });
}

function refine(
  cases: Uint32Array,
  groups: Uint32Array,
  size: number,
  codes: Coded['codes'],
  radix: number,
): Level {
  const slots = size * radix <= MOST_SLOTS ? new DenseSlots(size * radix) : new HashSlots();
  const found = new Uint32Array(cases.length);
  for (let at = 0; at < cases.length; at++) {
    found[at] = slots.find((groups[at] ?? 0) * radix + (codes[cases[at] ?? 0] ?? 0));
  }
  const keys = slots.keys().toSorted();
  const ranks = new Uint32Array(keys.length);
  keys.forEach((key, rank) => {
    ranks[slots.find(key)] = rank;
  });
  for (let at = 0; at < found.length; at++) found[at] = ranks[found[at] ?? 0] ?? 0;
  return {
    groups: found,
    size: keys.length,
    parents: Uint32Array.from(keys, (key) => Math.floor(key / radix)),
    codes: Uint32Array.from(keys, (key) => key % radix),
  };
}

/** Numbers keys below a bound as they come, each once. */
class DenseSlots {
  readonly #numbers: Uint32Array;
  readonly #keys: number[] = [];

  constructor(bound: number) {
    this.#numbers = new Uint32Array(bound);
  }

  find(key: number): number {
    const known = this.#numbers[key] ?? 0;
    if (known > 0) return known - 1;
    this.#numbers[key] = this.#keys.push(key);
    return this.#keys.length - 1;
  }

  keys(): Float64Array {
    return Float64Array.from(this.#keys);
  }
}

/** Numbers any whole keys below 2^53 as they come, each once: open addressing, at most half full. */
class HashSlots {
  #keys = new Float64Array(1 << 8).fill(-1);
  #numbers = new Uint32Array(1 << 8);
  #found = new Float64Array(1 << 7);
  #size = 0;

  find(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#numbers[slot] ?? 0;
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#size;
    this.#found[this.#size++] = key;
    if (this.#size === this.#found.length) this.#grow();
    return this.#size - 1;
  }

  keys(): Float64Array {
    return this.#found.subarray(0, this.#size);
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 2 ** 32) | 0, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const found = this.#found;
    this.#keys = new Float64Array(this.#keys.length * 2).fill(-1);
    this.#numbers = new Uint32Array(this.#keys.length);
    this.#found = new Float64Array(found.length * 2);
    this.#found.set(found);
    found.forEach((key, number) => {
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#numbers[slot] = number;
    });
  }
}
