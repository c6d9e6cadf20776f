import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { answerTo } from '#platform/submissions.ts';
import { Receipt } from './contract.ts';

/**
 * Shows the receipt of a form that was sent, to whoever holds the form's own key: after a reload, or a
 * second press. Throws `registry.noSuchReceipt` when nothing was sent with that key.
 */
export async function receiptAgain(
  context: Context,
  { submissionKey }: { submissionKey: string },
): Promise<Receipt> {
  const receipt = await answerTo(context, submissionKey, Receipt);
  if (!receipt) throw new Problem('missing', 'registry.noSuchReceipt');
  return receipt;
}
