import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { staffOf } from './asker.ts';
import { keepCallOutcome } from './desk.store.ts';
import { openOwnHousehold } from './desk-household.ts';
import { type Done, done } from './done.ts';

/** Says how a requested call went; after "no answer" the wish goes on waiting. */
export async function markCalled(
  context: Context,
  { householdId, callId, outcome }: { householdId: string; callId: string; outcome: string },
): Promise<Done> {
  await openOwnHousehold(context, householdId);
  const call = { outcome, by: staffOf(context).staffId, at: context.now };
  if (!(await keepCallOutcome(context.tx, householdId, callId, call))) {
    throw new Problem('missing', 'registry.noSuchCall');
  }
  await context.announce({
    name: 'registry.familyCalled',
    subject: { kind: 'household', id: householdId },
    payload: { callId, outcome },
  });
  return done;
}
