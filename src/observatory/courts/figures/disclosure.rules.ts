/** Below so many cases a figure is `<10`: zero too. */
export const LEAST_SHOWN = 10;

/** Every figure is a multiple of this. */
export const ROUNDED_TO = 5;

/** Scale, in cases, of the draw that a cell keeps in every release. */
const KEPT_SCALE = 4;

/** Scale, in cases, of the draw that is renewed when the count enters another band. */
const RENEWED_SCALE = 3;

/** So many counts beside one another share the renewed draw. */
const BAND = 8;

/** At least 16 bytes that only the holder of the key can foresee, the same for the same text. */
export type Keyed = (text: string) => Uint8Array;

/**
 * What is published of a count: a multiple of five that is right on average, or null for `<10`. It
 * depends on the key, on the cell's definition and on the count, and on nothing else: so the same cell
 * has the same figure in every table, and asking again or in other words gives nothing to average.
 *
 * Rounding alone leaves hard bounds, and sums of bounded figures corner small cells. So the count is
 * first moved by two draws without a bound that would matter: one kept for ever, which the figures of
 * many releases do not average away; and one renewed as the count moves, which their differences do
 * not cancel. The docs/decisions record of 2026-11-21 on disclosure has what the attacks measured.
 */
export function publicFigure(
  keyed: Keyed,
  definition: string | null,
  count: number,
): number | null {
  if (definition === null || count < LEAST_SHOWN) return null;
  const kept = numbersOf(keyed(definition));
  const band = Math.floor((count + (kept.getUint32(4) % BAND)) / BAND);
  const renewed = numbersOf(keyed(`${definition} # ${band}`));
  const moved = count + movedBy(kept, renewed);
  const offset = renewed.getUint32(4) % ROUNDED_TO;
  const rounded = Math.floor((moved + offset) / ROUNDED_TO) * ROUNDED_TO;
  return rounded < LEAST_SHOWN ? null : rounded;
}

/**
 * By how many places a reading is moved that is taken at a place in the order of a cell's cases, as a
 * median is: by the same two draws. The second is renewed in every release: were it the same in two,
 * the way that a reading went would tell on which side of it the newcomer stands.
 */
export function placesMoved(keyed: Keyed, definition: string, release: string): number {
  return movedBy(numbersOf(keyed(definition)), numbersOf(keyed(`${definition} # ${release}`)));
}

/** Both draws together. */
function movedBy(kept: DataView, renewed: DataView): number {
  return spread(kept.getUint32(0), KEPT_SCALE) + spread(renewed.getUint32(0), RENEWED_SCALE);
}

/** How far a figure lies from its count, as a standard deviation: both draws and the rounding. */
export const FIGURE_DEVIATION = 7;

/** How far a figure may lie from its count, either way: what whoever knows the scheme can rely on. */
export const FARTHEST = farthest(KEPT_SCALE) + farthest(RENEWED_SCALE) + ROUNDED_TO - 1;

function numbersOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A whole number, symmetric about zero, whose size falls off by e for every `scale` cases. */
function spread(random: number, scale: number): number {
  const uniform = ((random >>> 1) + 1) / 2 ** 31;
  const size = Math.floor(-scale * Math.log(uniform));
  return random & 1 ? size : -size;
}

function farthest(scale: number): number {
  return Math.floor(scale * Math.log(2 ** 31));
}

/** A share in whole percent, from published figures alone; null where rounding would be most of it. */
export function publicShare(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole < 100) return null;
  return Math.min(100, Math.round((100 * part) / whole));
}
