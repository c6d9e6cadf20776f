import type { Context } from '#platform/context.ts';
import { forgetAnswers } from '#platform/submissions.store.ts';
import { daysBefore } from './withdrawal.rules.ts';

/** A form that was sent is answered again with the same receipt for this many days. */
const answersKeptDays = 2;

/** Forgets old receipts: each holds secret words, sealed with the key of its form. */
export async function forgetOldAnswers({ tx, now }: Context): Promise<void> {
  await forgetAnswers(tx, daysBefore(now, answersKeptDays));
}
