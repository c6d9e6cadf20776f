import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { confirmationOf, requireConfirmation } from './confirmation.ts';
import { type Done, done } from './done.ts';
import { changeState } from './state.store.ts';
import { daysBefore, undoDays, undoUntil } from './withdrawal.rules.ts';

type Answer = { step: 'confirm'; confirmation: string } | { step: 'done'; undoUntil: Date };

/** Leaves the queue. The first step only gives what the second must bring. */
export async function withdraw(
  context: Context,
  { confirmation }: { confirmation: string | null },
): Promise<Answer> {
  if (confirmation === null) {
    return { step: 'confirm', confirmation: confirmationOf(context, 'withdraw') };
  }
  requireConfirmation(context, 'withdraw', confirmation);
  const { householdId } = familyOf(context);
  const change = { from: ['registered'], to: 'withdrawn', at: context.now } as const;
  if (!(await changeState(context.tx, householdId, change))) {
    throw new Problem('conflict', 'registry.notRegisteredNow');
  }
  await announce(context, householdId, 'registry.householdWithdrew', {});
  return { step: 'done', undoUntil: undoUntil(context.now) };
}

/** Comes back, within 30 days, at the same place. Throws `registry.undoTooLate` afterwards. */
export async function undoWithdrawal(context: Context): Promise<Done> {
  const { householdId } = familyOf(context);
  const since = daysBefore(context.now, undoDays);
  const change = { from: ['withdrawn'], to: 'registered', at: context.now, since } as const;
  if (!(await changeState(context.tx, householdId, change))) {
    throw new Problem('conflict', 'registry.undoTooLate');
  }
  await announce(context, householdId, 'registry.withdrawalUndone', {});
  return done;
}
