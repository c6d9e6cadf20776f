import { FREQUENCIES, MISSING } from './frequencies.ts';
import type { TableName } from './layout.ts';
import type { Random } from './random.ts';

/** Draws one value of several in one step (Walker's alias method), each as often as its weight says. */
export class Choice {
  private readonly values: string[];
  private readonly keep: Float64Array;
  private readonly other: Uint32Array;

  constructor(weighted: readonly (readonly [string, number])[]) {
    const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
    this.values = weighted.map(([value]) => value);
    this.keep = Float64Array.from(weighted, ([, weight]) => (weight / total) * weighted.length);
    this.other = new Uint32Array(weighted.length);
    const places = weighted.map((_, at) => at);
    const small = places.filter((at) => (this.keep[at] ?? 0) < 1);
    const large = places.filter((at) => (this.keep[at] ?? 0) >= 1);
    while (small.length > 0 && large.length > 0) {
      const [low = 0, high = 0] = [small.pop(), large.pop()];
      this.other[low] = high;
      const left = (this.keep[high] ?? 0) + (this.keep[low] ?? 0) - 1;
      this.keep[high] = left;
      (left < 1 ? small : large).push(high);
    }
    for (const at of [...small, ...large]) this.keep[at] = 1;
  }

  draw(random: Random): string {
    const at = random.float() * this.values.length;
    const place = Math.floor(at);
    const isKept = at - place < (this.keep[place] ?? 1);
    return this.values[isKept ? place : (this.other[place] ?? 0)] ?? '';
  }
}

/** `HO 35, GT 23`: values with their weights. */
export function choiceOf(text: string): Choice {
  const pairs = text.split(',').map((pair) => pair.trim().split(/\s+/u));
  return new Choice(pairs.map(([value = '', weight = '1']) => [value, Number(weight)]));
}

/** A field as it is in the public dump, empty cells included. */
export function publicChoice(table: TableName, column: string): Choice {
  const values = FREQUENCIES[table]?.[column];
  const missing = MISSING[table]?.[column];
  if (!values || missing === undefined) throw new Error(`no frequencies of ${table}.${column}`);
  const known = values.reduce((sum, [, count]) => sum + count, 0);
  return new Choice([...values, ['', (known * missing) / Math.max(1e-9, 1 - missing)]]);
}

/** The same without empty cells: a key column that is empty is a planted defect. */
export function publicKey(table: TableName, column: string): Choice {
  return new Choice(FREQUENCIES[table]?.[column] ?? []);
}

/** The share of empty cells in the public dump. */
export function missingShare(table: TableName, column: string): number {
  const share = MISSING[table]?.[column];
  if (share === undefined) throw new Error(`no missing share of ${table}.${column}`);
  return share;
}
