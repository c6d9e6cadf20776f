import type { Context } from './context.ts';
import { Problem } from './problem.ts';
import { mostTries, triesForgottenAfter, waitAfter } from './tries.rules.ts';

/** Wrong tries by what was tried, in this process; the key is a keyed hash, never a folio. */
const wrongTries = new Map<string, { count: number; at: number }>();

/** More than this at once and the oldest are forgotten. */
const mostSubjects = 50_000;

/**
 * The refusal of a wrong answer, which comes later with each wrong try at the same subject. Whether the
 * subject exists makes no difference.
 */
export function slowedRefusal(
  { keyring, now }: Pick<Context, 'keyring' | 'now'>,
  subject: string,
  code: string,
): Problem {
  const key = keyOf(keyring, subject);
  const count = countOf(key, now) + 1;
  wrongTries.delete(key);
  wrongTries.set(key, { count, at: now.getTime() });
  const [oldest] = wrongTries.keys();
  if (wrongTries.size > mostSubjects && oldest !== undefined) wrongTries.delete(oldest);
  const refusal = new Problem('invalid', code);
  refusal.waits = waitAfter(count);
  return refusal;
}

/**
 * Refuses every answer for a while after many wrong ones. Only for what has few possible answers and
 * stands behind secret words already; never for the words themselves.
 */
export function requireFewTries(
  { keyring, now }: Pick<Context, 'keyring' | 'now'>,
  subject: string,
): void {
  if (countOf(keyOf(keyring, subject), now) < mostTries) return;
  const seconds = triesForgottenAfter / 1000;
  throw new Problem('tooMany', 'platform.tooManyTries', { seconds });
}

function keyOf(keyring: Context['keyring'], subject: string): string {
  return keyring.token('sessions', 'wrong tries', subject).toString('base64');
}

/** Wrong tries in a row, unless the last lies long back. */
function countOf(key: string, now: Date): number {
  const earlier = wrongTries.get(key);
  return earlier && now.getTime() - earlier.at < triesForgottenAfter ? earlier.count : 0;
}
