import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import { Problem } from '#platform/problem.ts';
import type * as contracts from './contract.ts';
import {
  countAttempt,
  countStates,
  findCalls,
  findTold,
  keepCallOutcome,
} from './messages.store.ts';
import { retryAt } from './retry.rules.ts';

/** Calls of the own organisation that are due now; the view is noted. */
export async function callList(
  context: Context,
): Promise<z.output<typeof contracts.callList.output>> {
  const { organisationId } = staffOf(context);
  const calls = await findCalls(context.tx, organisationId, context.now);
  await noteListView(
    context,
    'outreach.callList',
    calls.map(({ householdId }) => householdId),
  );
  return { calls };
}

/** Unanswered calls after which the family is looked for otherwise. Its place stays. */
const callsEnough = 5;

/** Notes how a call ended. Unreached families stay on the list, later; nobody loses a place by it. */
export async function recordCall(
  context: Context,
  input: z.output<typeof contracts.recordCall.input>,
): Promise<z.output<typeof contracts.recordCall.output>> {
  const call = await countAttempt(context.tx, input);
  if (!call) throw new Problem('missing', 'outreach.noSuchCall');
  const { outcome } = input;
  const reached = outcome === 'reached';
  const over = reached || outcome === 'wrong_number' || call.attempts >= callsEnough;
  const nextAt = over ? null : retryAt(context.now, call.attempts + 2);
  await keepCallOutcome(
    context.tx,
    input.householdId,
    {
      state: reached ? 'delivered' : over ? 'gave_up' : 'failed',
      reason: reached ? null : outcome,
      dueAt: nextAt ?? context.now,
    },
    context.now,
  );
  await context.announce({
    name: 'outreach.callMade',
    subject: { kind: 'household', id: input.householdId },
    payload: { callId: input.callId, outcome, attempts: call.attempts },
  });
  return { done: over, nextAt };
}

/** What a household was told. Empty for a household that is not the actor's to see. */
export async function toldHousehold(
  { tx }: Context,
  { householdId }: z.output<typeof contracts.toldHousehold.input>,
): Promise<z.output<typeof contracts.toldHousehold.output>> {
  return { messages: await findTold(tx, householdId) };
}

/** Messages and calls of the own organisation by state. */
export async function outboxCounts(
  context: Context,
): Promise<z.output<typeof contracts.outboxCounts.output>> {
  return { counts: await countStates(context.tx, staffOf(context).organisationId) };
}
