/** Wrong tries that cost no wait: anybody mistypes. */
const freeTries = 2;

/** The longest that a wrong answer waits, in milliseconds. */
export const longestWait = 30_000;

/** So many wrong answers to the opening fact, and it rests for an hour. */
export const mostTries = 8;

/** After this long without a wrong try the count begins anew, in milliseconds. */
export const triesForgottenAfter = 3_600_000;

/**
 * How long the answer to the n-th wrong try in a row waits, in milliseconds: nothing, nothing, a
 * quarter of a second, then twice as long each time. A right answer never waits.
 */
export function waitAfter(wrongTries: number): number {
  if (wrongTries <= freeTries) return 0;
  return Math.min(longestWait, 250 * 2 ** (wrongTries - freeTries - 1));
}
