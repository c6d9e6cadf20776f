const SLOTS = 16_384;

/**
 * Finds the part of an IDNCASE. The line of ids between the first and last bound is cut into equal
 * slots; nearly every slot lies within one part, the others are searched.
 */
export class PartFinder {
  readonly #bounds: Int32Array;
  readonly #first: number;
  readonly #perSlot: number;
  /** Part of a slot's first id, and of its last. */
  readonly #low = new Uint8Array(SLOTS);
  readonly #high = new Uint8Array(SLOTS);

  constructor(bounds: Int32Array) {
    this.#bounds = bounds;
    this.#first = bounds[0] ?? 0;
    const last = bounds.at(-1) ?? 0;
    this.#perSlot = SLOTS / (last - this.#first + 1);
    this.#fillSlots();
  }

  #fillSlots(): void {
    const last = this.#bounds.length;
    this.#low.fill(last);
    this.#high.fill(last);
    let part = 0;
    for (let slot = 0; slot < SLOTS; slot++) {
      this.#low[slot] = part;
      while (part < last && this.#slotOf(this.#bounds[part] ?? 0) <= slot) part += 1;
      this.#high[slot] = part;
    }
  }

  #slotOf(idncase: number): number {
    const slot = Math.floor((idncase - this.#first) * this.#perSlot);
    return slot < 0 ? 0 : slot < SLOTS ? slot : SLOTS - 1;
  }

  /** 0 up to the number of bounds. */
  partOf(idncase: number): number {
    const slot = this.#slotOf(idncase);
    const low = this.#low[slot] ?? 0;
    const high = this.#high[slot] ?? 0;
    return low === high ? low : this.#search(idncase, low, high);
  }

  #search(idncase: number, low: number, high: number): number {
    let from = low;
    let to = high;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (idncase < (this.#bounds[middle] ?? 0)) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}
