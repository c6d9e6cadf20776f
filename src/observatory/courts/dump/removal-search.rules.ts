import { fits } from './cell.rules.ts';
import { fittingLast } from './last-cell.rules.ts';
import type { Column } from './layout.ts';

/** A cell that was taken out: dropped because it was blank, or joined to the one before it. */
export interface Removal {
  readonly kind: 'dropped' | 'joined';
  /** Where it stood, by position in the row as it then was; a joined cell's is that of its first half. */
  readonly position: number;
}

/** A column at least this wide holds words, which a stray tab may have parted. */
const WIDTH_OF_WORDS = 10;

/**
 * The leftmost way to take exactly `count` cells out of a row so that every column then fits, or null.
 */
export function findRemovals(
  clean: readonly string[],
  columns: readonly Column[],
  count: number,
): readonly Removal[] | null {
  return new RemovalSearch(clean, columns, count).from(0, null, 0);
}

/**
 * The search goes from left to right. `index` is a cell of the row as read; with `taken` cells out it
 * stands in column `index - taken`.
 */
class RemovalSearch {
  readonly #clean: readonly string[];
  readonly #columns: readonly Column[];
  readonly #count: number;
  /** From which cell on all fit, when `#count` cells before it are out. */
  readonly #settledFrom: number;

  constructor(clean: readonly string[], columns: readonly Column[], count: number) {
    this.#clean = clean;
    this.#columns = columns;
    this.#count = count;
    this.#settledFrom = this.#findSettledFrom();
  }

  /** The removals that set the row right from a cell on. `held` is what joins have made of that cell. */
  from(index: number, held: string | null, taken: number): Removal[] | null {
    if (taken === this.#count) return this.#isSettled(index, held) ? [] : null;
    let cell = held ?? this.#clean[index];
    for (let at = index; cell !== undefined && at - taken < this.#columns.length; at++) {
      const removals = this.#remove(at, cell, taken);
      if (removals) return removals;
      if (!this.#fits(at, cell, at - taken)) return null;
      cell = this.#clean[at + 1];
    }
    return null;
  }

  #remove(at: number, cell: string, taken: number): Removal[] | null {
    const position = at - taken;
    if (cell === '') return prefix('dropped', position, this.from(at + 1, null, taken + 1));
    const next = this.#clean[at + 1];
    const column = this.#columns[position];
    const isOfWords = column?.kind === 'text' && column.width >= WIDTH_OF_WORDS;
    if (!isOfWords || !next || cell.length >= column.width) return null;
    return prefix('joined', position, this.from(at + 1, `${cell} ${next}`, taken + 1));
  }

  #isSettled(index: number, held: string | null): boolean {
    if (held === null) return index >= this.#settledFrom;
    return index + 1 >= this.#settledFrom && this.#fits(index, held, index - this.#count);
  }

  #findSettledFrom(): number {
    const length = this.#clean.length;
    const missing = this.#columns.slice(Math.max(0, length - this.#count));
    if (missing.some((column) => column.isKey)) return length + 1;
    let from = length;
    while (from > 0 && this.#fits(from - 1, this.#clean[from - 1] ?? '', from - 1 - this.#count)) {
      from--;
    }
    return from;
  }

  #fits(index: number, cell: string, position: number): boolean {
    const column = this.#columns[position];
    const taken = index === this.#clean.length - 1 ? fittingLast(cell, column) : cell;
    return column ? fits(taken, column) : taken === '';
  }
}

function prefix(kind: Removal['kind'], position: number, rest: Removal[] | null): Removal[] | null {
  return rest && [{ kind, position }, ...rest];
}
