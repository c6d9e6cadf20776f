import type { Facts } from '../release/facts.ts';

/** A case in its part. */
export interface FoundCase {
  readonly facts: Facts;
  readonly at: number;
}

/** Finds a case by its IDNCASE in parts that follow one another in that order; null if it is in none. */
export function caseFinder(parts: readonly Facts[]): (idncase: number) => FoundCase | null {
  const filled = parts.filter(({ cases }) => cases.length > 0);
  const firsts = Int32Array.from(filled, ({ cases }) => cases.idncase[0] ?? 0);
  return (idncase) => {
    const facts = filled[lastUpTo(firsts, firsts.length, idncase)];
    if (!facts) return null;
    const at = lastUpTo(facts.cases.idncase, facts.cases.length, idncase);
    return facts.cases.idncase[at] === idncase ? { facts, at } : null;
  };
}

/** The position of the last of the sorted numbers that is not above the one asked for; -1 if all are. */
function lastUpTo(numbers: Int32Array, length: number, asked: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= asked) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
