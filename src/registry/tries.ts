import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { triesForgottenAfter, waitAfter } from './tries.rules.ts';

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
  const key = keyring.token('sessions', 'wrong tries', subject).toString('base64');
  const earlier = wrongTries.get(key);
  const still = earlier && now.getTime() - earlier.at < triesForgottenAfter;
  const count = (still ? earlier.count : 0) + 1;
  wrongTries.delete(key);
  wrongTries.set(key, { count, at: now.getTime() });
  const [oldest] = wrongTries.keys();
  if (wrongTries.size > mostSubjects && oldest !== undefined) wrongTries.delete(oldest);
  const refusal = new Problem('invalid', code);
  refusal.waits = waitAfter(count);
  return refusal;
}
