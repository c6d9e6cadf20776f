import type { Context } from '#platform/context.ts';
import { open } from '#platform/crypto/seal.ts';
import { Problem } from '#platform/problem.ts';
import { Receipt } from './contract.ts';
import { answerOfSubmission } from './submissions.store.ts';

/**
 * Shows the receipt of a form that was sent, to whoever holds the form's own key: after a reload, or a
 * second press. Throws `registry.noSuchReceipt` when nothing was sent with that key.
 */
export async function receiptAgain(
  context: Context,
  { submissionKey }: { submissionKey: string },
): Promise<Receipt> {
  const receipt = await receiptOf(context, submissionKey);
  if (!receipt) throw new Problem('missing', 'registry.noSuchReceipt');
  return receipt;
}

/** The receipt that a submission got, or null. */
export async function receiptOf(
  { tx, keyring }: Context,
  submissionKey: string,
): Promise<Receipt | null> {
  const answer = await answerOfSubmission(tx, keyring.token('submissions', submissionKey));
  if (!answer) return null;
  const key = keyring.token('submissions', 'answer', submissionKey);
  return Receipt.parse(JSON.parse(open(key, 'submissions.answer', answer).toString()));
}
