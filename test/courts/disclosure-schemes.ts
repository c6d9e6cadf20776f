import { createHmac } from 'node:crypto';
import { FARTHEST, publicFigure } from '#observatory/courts/figures/disclosure.rules.ts';
import type { Scheme } from './disclosure-attacker.ts';

/** The keyed function of a key that the attacker does not have. */
export function keyedBy(key: string): (text: string) => Uint8Array {
  return (text) => createHmac('sha256', key).update(text).digest();
}

/** What the page publishes, and what whoever knows all but the key can rely on. */
export const published: Scheme = {
  figure: (definition, count) => publicFigure(keyedBy('secret'), definition, count),
  behind: (figure) =>
    figure === null
      ? { low: 0, high: 9 + FARTHEST }
      : { low: Math.max(10, figure - FARTHEST), high: figure + FARTHEST },
  drift: 2 * FARTHEST,
};

/** Rounding to a base, right on average, by an offset that the cell keeps; and nothing else. */
export function onlyRounded(base: number): Scheme {
  const offsetOf = keyedBy('secret');
  return {
    figure: (definition, count) => {
      if (definition === null || count < 10) return null;
      const offset = (offsetOf(definition)[0] ?? 0) % base;
      return Math.max(10, Math.floor((count + offset) / base) * base);
    },
    behind: (figure) =>
      figure === null
        ? { low: 0, high: 9 }
        : { low: Math.max(10, figure - base + 1), high: figure + base - 1 },
    drift: base - 1,
  };
}
