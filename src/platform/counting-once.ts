import { z } from 'zod';
import type { Context } from './context.ts';
import { Problem } from './problem.ts';
import { answerTo, claim, keepAnswerTo } from './submissions.ts';

/** The form that a call comes from. */
export interface SentForm {
  /** Of the page that the form stands on, in one visit. */
  key: string;
  /** True once something that it asks for had been done before, and was not done again. */
  sentBefore: boolean;
}

/**
 * Does the work of a form once. The form and what it says are the key: with the same key again, after a second
 * press or a lost answer, the first answer is given, nothing is done, and the form is marked, so that the page
 * can say so. Other contents are another key. Two at once wait for each other at the key of the table. Throws
 * `platform.sentBefore` once the answer is forgotten.
 */
export async function countingOnce(
  context: Context,
  form: SentForm,
  call: readonly [name: string, input: unknown],
  work: () => Promise<unknown>,
): Promise<unknown> {
  const key = JSON.stringify([form.key, ...call]);
  if (await claim(context, key)) {
    const answer = await work();
    await keepAnswerTo(context, key, answer);
    return answer;
  }
  const answer = await answerTo(context, key, z.json());
  if (answer === null) throw new Problem('conflict', 'platform.sentBefore');
  form.sentBefore = true;
  return answer;
}
