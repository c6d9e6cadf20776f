import type { Column } from './case-table.ts';

/**
 * A column in the making: each row's value is a number (a packed code, a month, a position in a list),
 * numbered as it is first met, and put in the order of its text at the end. No allocation per row.
 */
export class ColumnDraft {
  readonly #codes: Uint32Array;
  #keys = new Float64Array(64).fill(Number.NaN);
  #numbers = new Uint32Array(64);
  readonly #met: number[] = [];
  #lastKey = Number.NaN;
  #lastNumber = 0;

  /** Takes at most `rows` rows. */
  constructor(rows: number) {
    this.#codes = new Uint32Array(rows);
  }

  /** Sets the value of a row: a whole number below 2^53. */
  set(row: number, key: number): void {
    if (key !== this.#lastKey) {
      this.#lastNumber = this.#numberOf(key);
      this.#lastKey = key;
    }
    this.#codes[row] = this.#lastNumber;
  }

  /** The column of the first `rows` rows. Keys of the same text become one value. */
  finish(rows: number, textOf: (key: number) => string): Column {
    const texts = this.#met.map(textOf);
    const values = [...new Set(texts)].sort();
    const places = new Map(values.map((value, at) => [value, at]));
    const codeOf = Uint32Array.from(texts, (text) => places.get(text) ?? 0);
    const codes = codesFor(values.length, rows);
    for (let row = 0; row < rows; row++) codes[row] = codeOf[this.#codes[row] ?? 0] ?? 0;
    return { codes, values };
  }

  #numberOf(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#numbers[slot] ?? 0;
    const number = this.#met.push(key) - 1;
    this.#keys[slot] = key;
    this.#numbers[slot] = number;
    if (this.#met.length * 2 > this.#keys.length) this.#widen();
    return number;
  }

  /** The slot that holds the key, else the free one where it belongs. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    for (;;) {
      const held = this.#keys[slot] ?? Number.NaN;
      if (held === key || Number.isNaN(held)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #widen(): void {
    const size = this.#keys.length * 2;
    this.#keys = new Float64Array(size).fill(Number.NaN);
    this.#numbers = new Uint32Array(size);
    for (const [number, key] of this.#met.entries()) {
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#numbers[slot] = number;
    }
  }
}

/** The narrowest array for the positions of so many values. */
export function codesFor(values: number, rows: number): Column['codes'] {
  if (values <= 0x100) return new Uint8Array(rows);
  return values <= 0x1_0000 ? new Uint16Array(rows) : new Uint32Array(rows);
}
