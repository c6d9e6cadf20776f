/** Attempts after which a message is given up and somebody calls instead. */
export const giveUpAfter = 6;

const minutes = [1, 5, 30, 120, 720];

/** When to try again after so many attempts: soon at first, then ever later. */
export function retryAt(now: Date, attempts: number): Date {
  const pause = minutes[Math.min(attempts, minutes.length) - 1] ?? 1;
  return new Date(now.getTime() + pause * 60_000);
}
