import type { z } from 'zod';
import type { Context } from './context.ts';
import { open, seal } from './crypto/seal.ts';
import { answerOfSubmission, claimSubmission, keepAnswer } from './submissions.store.ts';

/**
 * Takes a form's own key for this transaction. False when the form was sent before, by whoever else: then
 * {@link answerTo} has what it got.
 */
export function claim({ tx, keyring, now }: Context, submissionKey: string): Promise<boolean> {
  return claimSubmission(tx, keyring.token('submissions', submissionKey), now);
}

/** What a form got, or null: sent anew it gets the same. */
export async function answerTo<Schema extends z.ZodType>(
  { tx, keyring }: Context,
  submissionKey: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const answer = await answerOfSubmission(tx, keyring.token('submissions', submissionKey));
  if (!answer) return null;
  const key = keyring.token('submissions', 'answer', submissionKey);
  return schema.parse(JSON.parse(open(key, 'submissions.answer', answer).toString()));
}

/**
 * Keeps what a form got beside its claimed key, sealed with a key that only the form's own key yields:
 * the table alone opens nothing.
 */
export function keepAnswerTo(
  { tx, keyring }: Context,
  submissionKey: string,
  answer: unknown,
): Promise<void> {
  const key = keyring.token('submissions', 'answer', submissionKey);
  const hash = keyring.token('submissions', submissionKey);
  return keepAnswer(tx, hash, seal(key, 'submissions.answer', JSON.stringify(answer)));
}
