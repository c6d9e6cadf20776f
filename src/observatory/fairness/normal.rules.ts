/** The normal deviate of 95 % confidence, both sides. */
export const Z95 = 1.96;

/**
 * The normal deviate of a confidence, both sides, never less than it is: M. Abramowitz and I. A. Stegun,
 * Handbook of Mathematical Functions (1964), 26.2.23, whose error is below 0.00045, and that much more.
 */
export function deviate(confidence: number): number {
  const t = Math.sqrt(-2 * Math.log((1 - confidence) / 2));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const beneath = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - above / beneath + 0.00045;
}
