import { z } from 'zod';
import type { Context } from './context.ts';
import { Problem } from './problem.ts';
import { answerTo, claim, keepAnswerTo } from './submissions.ts';

/**
 * Does the work of a form once. The key stands for the page that it came from and for what it says: with the
 * same key again, after a second press or a lost answer, the first answer is given and nothing is done. Other
 * contents are another key. Two at once wait for each other at the key of the table. Throws
 * `platform.sentBefore` once the answer is forgotten.
 */
export async function countingOnce(
  context: Context,
  key: string,
  work: () => Promise<unknown>,
): Promise<unknown> {
  if (await claim(context, key)) {
    const answer = await work();
    await keepAnswerTo(context, key, answer);
    return answer;
  }
  const answer = await answerTo(context, key, z.json());
  if (answer === null) throw new Problem('conflict', 'platform.sentBefore');
  return answer;
}
