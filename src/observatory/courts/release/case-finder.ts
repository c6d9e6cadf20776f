const NONE = -1;

/** Finds the position of an IDNCASE among the cases of a part, wherever on the line of numbers they lie. */
export class CaseFinder {
  readonly #ids: Int32Array;
  readonly #slots: Int32Array;
  readonly #shift: number;

  /** `ids`: each once. */
  constructor(ids: Int32Array) {
    this.#ids = ids;
    const bits = Math.max(4, 33 - Math.clz32(ids.length));
    this.#shift = 32 - bits;
    this.#slots = new Int32Array(1 << bits).fill(NONE);
    for (let at = 0; at < ids.length; at++) this.#slots[this.#freeSlot(ids[at] ?? 0)] = at;
  }

  #freeSlot(id: number): number {
    let slot = this.#firstSlot(id);
    while (this.#slots[slot] !== NONE) slot = (slot + 1) & (this.#slots.length - 1);
    return slot;
  }

  #firstSlot(id: number): number {
    return Math.imul(id, 0x9e3779b1) >>> this.#shift;
  }

  /** Its position, or -1. */
  find(id: number): number {
    const slots = this.#slots;
    let slot = this.#firstSlot(id);
    for (;;) {
      const at = slots[slot] ?? NONE;
      if (at === NONE || this.#ids[at] === id) return at;
      slot = (slot + 1) & (slots.length - 1);
    }
  }
}
