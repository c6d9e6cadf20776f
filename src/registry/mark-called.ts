import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { keepCallOutcome } from './desk.store.ts';
import { openOwnHousehold } from './desk-household.ts';
import { type Done, done } from './done.ts';

/** Says how a requested call went; after "no answer" the wish goes on waiting. */
export async function markCalled(
  context: Context,
  {
    householdId,
    callId,
    outcome,
  }: { householdId: string; callId: string; outcome: 'spoke' | 'no_answer' | 'wrong_number' },
): Promise<Done> {
  await openOwnHousehold(context, householdId);
  const call = { outcome, by: staffOf(context).staffId, at: context.now };
  if (!(await keepCallOutcome(context.tx, householdId, callId, call))) {
    throw new Problem('missing', 'registry.noSuchCall');
  }
  await announce(context, householdId, 'registry.familyCalled', { callId, outcome });
  return done;
}
