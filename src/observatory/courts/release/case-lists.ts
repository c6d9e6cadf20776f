/**
 * For each case of a part a list of numbered rows, linked backwards: `for (let row = lists.last(at);
 * row >= 0; row = lists.before(row))`.
 */
export class CaseLists {
  readonly #last: Int32Array;
  readonly #before: Int32Array;

  /** Room for so many cases and rows. */
  constructor(cases: number, rows: number) {
    this.#last = new Int32Array(cases).fill(-1);
    this.#before = new Int32Array(rows);
  }

  add(at: number, row: number): void {
    this.#before[row] = this.#last[at] ?? -1;
    this.#last[at] = row;
  }

  /** -1 when the case has none. */
  last(at: number): number {
    return this.#last[at] ?? -1;
  }

  /** -1 when there are no more. */
  before(row: number): number {
    return this.#before[row] ?? -1;
  }

  /** Writes the rows of a case into `rows`; answers how many. */
  collect(at: number, rows: number[]): number {
    let count = 0;
    for (let row = this.last(at); row >= 0; row = this.before(row)) rows[count++] = row;
    return count;
  }
}

const FEW = 24;

/** Sorts the first `count` of `rows`: by insertion where they are few, as nearly always. */
export function sortFirst(
  rows: number[],
  count: number,
  compare: (one: number, other: number) => number,
): void {
  if (count > FEW) {
    const sorted = rows.slice(0, count).sort(compare);
    for (let at = 0; at < count; at++) rows[at] = sorted[at] ?? 0;
    return;
  }
  for (let at = 1; at < count; at++) {
    const row = rows[at] ?? 0;
    let to = at;
    while (to > 0 && compare(rows[to - 1] ?? 0, row) > 0) {
      rows[to] = rows[to - 1] ?? 0;
      to -= 1;
    }
    rows[to] = row;
  }
}
