const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * The positions of `ids` in ascending order of the ids, equal ids in the order they stand. Takes as many
 * passes as the distance between the least and the greatest id needs: two for a part of a real dump.
 */
export function sortedOrder(ids: Int32Array): Uint32Array {
  let order = new Uint32Array(ids.length).map((_, at) => at);
  const { least, span } = rangeOf(ids);
  let spare = new Uint32Array(ids.length);
  for (let shift = 0; span >= 2 ** shift && shift < 32; shift += DIGIT_BITS) {
    sortByDigit(ids, least, shift, order, spare);
    [order, spare] = [spare, order];
  }
  return order;
}

function rangeOf(ids: Int32Array): { least: number; span: number } {
  let least = ids[0] ?? 0;
  let greatest = least;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    if (id < least) least = id;
    if (id > greatest) greatest = id;
  }
  return { least, span: greatest - least };
}

function sortByDigit(
  ids: Int32Array,
  least: number,
  shift: number,
  from: Uint32Array,
  to: Uint32Array,
): void {
  const next = new Uint32Array(DIGITS);
  for (let at = 0; at < ids.length; at++) {
    const digit = digitOf(ids[at] ?? 0, least, shift);
    next[digit] = (next[digit] ?? 0) + 1;
  }
  for (let digit = 0, sum = 0; digit < DIGITS; digit++) {
    const count = next[digit] ?? 0;
    next[digit] = sum;
    sum += count;
  }
  for (let at = 0; at < from.length; at++) {
    const row = from[at] ?? 0;
    const digit = digitOf(ids[row] ?? 0, least, shift);
    const place = next[digit] ?? 0;
    to[place] = row;
    next[digit] = place + 1;
  }
}

function digitOf(id: number, least: number, shift: number): number {
  return ((id - least) >>> shift) & (DIGITS - 1);
}
