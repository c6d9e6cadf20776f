import { compareIds } from './order.rules.ts';

/** Counts are told in steps of this, and none below it: zero neither. */
export const coarseStep = 10;

/** A household that is counted. */
export interface Counted {
  householdId: string;
  size: number;
}

/** How many households and people, in tens; null is fewer than ten households, perhaps none. */
export interface CoarseCount {
  households: number | null;
  people: number | null;
}

/**
 * Those whose cell at least ten share. Counts of whole cells differ by ten households or by none, however they
 * are asked for; else one household with or without which a count is drawn anew could be found by two questions.
 */
export function sharedByTen<One>(all: readonly One[], cellOf: (one: One) => string): One[] {
  const cells = Map.groupBy(all, cellOf);
  return [...cells.values()].filter((cell) => cell.length >= coarseStep).flat();
}

/**
 * How many households some are, for somebody who may not read them. Rounded up or down to a ten, right on
 * average, by a draw that the same households keep however they are asked for: another wording gives
 * nothing to average, and one household more draws anew, so that two counts do not tell of it.
 * `keyed` gives at least eight bytes that only the holder of the key can foresee, the same for the same text.
 */
export function coarseCount(
  some: readonly Counted[],
  keyed: (text: string) => Uint8Array,
): CoarseCount {
  if (some.length < coarseStep) return { households: null, people: null };
  const bytes = keyed(
    some
      .map(({ householdId }) => householdId)
      .sort(compareIds)
      .join(),
  );
  const draws = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const told = (count: number, draw: number) =>
    Math.floor((count + (draw % coarseStep)) / coarseStep) * coarseStep;
  const people = some.reduce((sum, { size }) => sum + size, 0);
  return {
    households: told(some.length, draws.getUint32(0)),
    people: told(people, draws.getUint32(4)),
  };
}
