import { FIGURE_DEVIATION, publicShare } from '../courts/figures/disclosure.rules.ts';
import { Z95 } from './normal.rules.ts';

/** A share in whole percent, and between which it lies with a confidence. */
export interface Share {
  percent: number;
  from: number;
  to: number;
}

/**
 * The share served, from published figures alone: Wilson's interval (E. B. Wilson, 1927), widened by
 * what rounding the figures may have moved. Null where the scheme shows no share.
 */
export function shareOf(part: number | null, whole: number | null, z = Z95): Share | null {
  const percent = publicShare(part, whole);
  if (percent === null || part === null || whole === null) return null;
  const share = Math.min(1, part / whole);
  const [low, high] = wilson(share, whole, z);
  const moved = (z * FIGURE_DEVIATION * Math.hypot(1, share)) / whole;
  const from = Math.max(0, share - Math.hypot(share - low, moved));
  const to = Math.min(1, share + Math.hypot(high - share, moved));
  return { percent, from: Math.floor(100 * from), to: Math.ceil(100 * to) };
}

/** Wilson's score interval of a share of so many. */
export function wilson(share: number, count: number, z: number): [number, number] {
  const square = (z * z) / count;
  const middle = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / count + square / (4 * count));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
