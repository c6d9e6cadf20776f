import { fits } from './cell.rules.ts';
import { fittingLast } from './last-cell.rules.ts';
import type { Column } from './layout.ts';

/** A cell that was taken out: dropped because it was blank, or joined to the one before it. */
export interface Removal {
  readonly kind: 'dropped' | 'joined';
  /** Where it stood, by position in the row as it then was; a joined cell's is that of its first half. */
  readonly position: number;
}

/** More than this many cells are never taken out. */
const MOST_REMOVALS = 3;

/** A column at least this wide holds words, which a stray tab may have parted. */
const WIDTH_OF_WORDS = 10;

/**
 * The fewest cells, and of those the leftmost, that have to be taken out of a row so that every column
 * then fits; null where up to three do not help.
 */
export function findRemovals(
  clean: readonly string[],
  columns: readonly Column[],
): readonly Removal[] | null {
  const search = new RemovalSearch(clean, columns);
  for (let count = 0; count <= MOST_REMOVALS; count++) {
    const removals = search.find(count);
    if (removals) return removals;
  }
  return null;
}

const FITS = 1;
const DOES_NOT_FIT = 2;

/**
 * The search goes from left to right. `index` is a cell of the row as read; with `taken` cells out it
 * stands in column `index - taken`.
 */
class RemovalSearch {
  readonly #clean: readonly string[];
  readonly #columns: readonly Column[];
  /** What was found of cell `index` with `taken` cells out, at `index * (MOST_REMOVALS + 1) + taken`. */
  readonly #known: Uint8Array;
  /** How many cells are to be taken out. */
  #count = 0;
  /** From which cell on all fit, when `#count` cells before it are out. */
  #settledFrom = 0;

  constructor(clean: readonly string[], columns: readonly Column[]) {
    this.#clean = clean;
    this.#columns = columns;
    this.#known = new Uint8Array(clean.length * (MOST_REMOVALS + 1));
  }

  /** The leftmost way to take exactly so many cells out, or null. */
  find(count: number): Removal[] | null {
    this.#count = count;
    this.#settledFrom = this.#findSettledFrom();
    return this.#from(0, null, 0);
  }

  /** The removals that set the row right from a cell on. `held` is what joins have made of that cell. */
  #from(index: number, held: string | null, taken: number): Removal[] | null {
    if (taken === this.#count) return this.#isSettled(index, held) ? [] : null;
    let joined = held;
    for (let at = index; at < this.#clean.length && at - taken < this.#columns.length; at++) {
      const removals = this.#remove(at, joined ?? this.#clean[at] ?? '', taken);
      if (removals) return removals;
      if (joined === null ? !this.#fits(at, taken) : !this.#fitsAs(joined, at, taken)) return null;
      joined = null;
    }
    return null;
  }

  #remove(at: number, cell: string, taken: number): Removal[] | null {
    const position = at - taken;
    if (cell !== '') return this.#join(at, cell, taken);
    const rest = this.#from(at + 1, null, taken + 1);
    return rest && [{ kind: 'dropped', position }, ...rest];
  }

  /** Joins a cell to the next that holds something; the blank ones between them go first. */
  #join(at: number, cell: string, taken: number): Removal[] | null {
    const position = at - taken;
    const column = this.#columns[position];
    const isOfWords = column?.kind === 'text' && column.width >= WIDTH_OF_WORDS;
    if (!isOfWords || cell.length >= column.width) return null;
    let other = at + 1;
    while (this.#clean[other] === '') other++;
    const next = this.#clean[other];
    const out = other - at;
    if (next === undefined || taken + out > this.#count) return null;
    const rest = this.#from(other, `${cell} ${next}`, taken + out);
    const blank: Removal = { kind: 'dropped', position: position + 1 };
    return rest && [...Array<Removal>(out - 1).fill(blank), { kind: 'joined', position }, ...rest];
  }

  #isSettled(index: number, held: string | null): boolean {
    if (held === null) return index >= this.#settledFrom;
    return index + 1 >= this.#settledFrom && this.#fitsAs(held, index, this.#count);
  }

  #findSettledFrom(): number {
    const length = this.#clean.length;
    const missing = this.#columns.slice(Math.max(0, length - this.#count));
    if (missing.some((column) => column.isKey)) return length + 1;
    let from = length;
    while (from > 0 && this.#fits(from - 1, this.#count)) from--;
    return from;
  }

  /** Whether a cell as it was read fits where it then stands. */
  #fits(index: number, taken: number): boolean {
    const place = index * (MOST_REMOVALS + 1) + taken;
    if (this.#known[place] === 0) {
      const isFit = this.#fitsAs(this.#clean[index] ?? '', index, taken);
      this.#known[place] = isFit ? FITS : DOES_NOT_FIT;
    }
    return this.#known[place] === FITS;
  }

  #fitsAs(cell: string, index: number, taken: number): boolean {
    const column = this.#columns[index - taken];
    const own = index === this.#clean.length - 1 ? fittingLast(cell, column) : cell;
    return column ? fits(own, column) : own === '';
  }
}
