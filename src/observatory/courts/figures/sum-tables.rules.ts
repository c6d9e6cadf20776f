import type { CrossTab, CrossTabRow } from './cross-tab.rules.ts';

/** The table of the cases that are in the first and not in the second, which counts some of the same. */
export function subtractTable<Name extends string>(
  all: CrossTab<Name>,
  some: CrossTab<Name>,
): CrossTab<Name> {
  const sums = new Sums();
  sums.add(all.rows, 1);
  sums.add(some.rows, -1);
  return sums.table(all.by);
}

/** Adds up tables of the same columns that count different cases. */
export class Sums {
  readonly #sums = new Map<string, { readonly values: readonly string[]; count: number }>();

  add(rows: readonly CrossTabRow[], sign: 1 | -1): void {
    for (const { values, count } of rows) {
      const key = values.join('\u0000');
      const known = this.#sums.get(key);
      if (known) known.count += sign * count;
      else this.#sums.set(key, { values, count: sign * count });
    }
  }

  table<Name extends string>(by: readonly Name[]): CrossTab<Name> {
    const rows = [...this.#sums.values()].filter(({ count }) => count !== 0).sort(byValues);
    return { by, rows, total: rows.reduce((sum, { count }) => sum + count, 0) };
  }
}

function byValues(one: CrossTabRow, other: CrossTabRow): number {
  for (const [at, value] of one.values.entries()) {
    const against = other.values[at] ?? '';
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}
