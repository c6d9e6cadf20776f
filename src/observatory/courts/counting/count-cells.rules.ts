import type { Column } from '../cases/case-table.ts';

/** A column to count by: `cellOf` gives for each of its codes the place among `size`. */
export interface Axis {
  readonly codes: Column['codes'];
  readonly cellOf: Uint32Array;
  readonly size: number;
}

/** A column to choose by: 1 for each code that stays. */
export interface Sieve {
  readonly codes: Column['codes'];
  readonly stays: Uint8Array;
}

/** So many cases at a time, so that their keys stay in the processor's nearest memory. */
const BLOCK = 1 << 13;

/** The count of every cell; the first axis is the slowest. What the sieves hold back is counted beyond. */
export function countCells(
  axes: readonly Axis[],
  sieves: readonly Sieve[],
  length: number,
): Uint32Array {
  const cells = axes.reduce((product, { size }) => product * size, 1);
  const counts = new Uint32Array(cells + 1);
  const keys = new Uint32Array(BLOCK);
  for (let from = 0; from < length; from += BLOCK) {
    const size = Math.min(BLOCK, length - from);
    keys.fill(0);
    for (const axis of axes) appendCells(keys, axis, from, size);
    for (const sieve of sieves) holdBack(keys, sieve, cells, from, size);
    for (let at = 0; at < size; at++) {
      const key = keys[at] ?? cells;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts.subarray(0, cells);
}

function appendCells(
  keys: Uint32Array,
  { codes, cellOf, size: radix }: Axis,
  from: number,
  size: number,
): void {
  for (let at = 0; at < size; at++) {
    keys[at] = (keys[at] ?? 0) * radix + (cellOf[codes[from + at] ?? 0] ?? 0);
  }
}

function holdBack(
  keys: Uint32Array,
  { codes, stays }: Sieve,
  beyond: number,
  from: number,
  size: number,
): void {
  for (let at = 0; at < size; at++) if (stays[codes[from + at] ?? 0] !== 1) keys[at] = beyond;
}
