import { type Code, NO_CODE, packCode } from '../code.rules.ts';

const SLOTS = 4096;

/** A handful of codes, asked for millions of times: open addressing, no allocation per question. */
export class CodeSet {
  readonly size: number;
  readonly #slots = new Uint32Array(SLOTS);

  /** Takes at most 2,000 codes as text; throws a RangeError for more, or for what is no code. */
  constructor(codes: readonly string[]) {
    const distinct = new Set(codes.map(packCode));
    distinct.delete(NO_CODE);
    if (distinct.size > SLOTS / 2) throw new RangeError(`${distinct.size} codes are too many`);
    this.size = distinct.size;
    for (const code of distinct) this.#slots[this.#slotOf(code)] = code;
  }

  has(code: Code): boolean {
    return code !== NO_CODE && this.#slots[this.#slotOf(code)] === code;
  }

  /** The slot that holds the code, else the free one where it belongs. */
  #slotOf(code: Code): number {
    let slot = Math.imul(code, 0x9e3779b1) >>> 20;
    for (;;) {
      const held = this.#slots[slot];
      if (held === code || held === NO_CODE) return slot;
      slot = (slot + 1) % SLOTS;
    }
  }
}
