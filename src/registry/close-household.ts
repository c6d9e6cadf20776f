import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { openOwnHousehold } from './desk-household.ts';
import { type Done, done } from './done.ts';
import { changeState, keepLegalHold } from './state.store.ts';

/** Closes a household; 90 days later what is held goes, unless a legal hold stands. */
export async function closeHousehold(
  context: Context,
  { householdId, reason }: { householdId: string; reason: string },
): Promise<Done> {
  await openOwnHousehold(context, householdId);
  const change = { from: ['registered', 'withdrawn'], to: 'closed', at: context.now } as const;
  await move(context, householdId, { ...change, reason });
  await announce(context, householdId, 'registry.householdClosed', { reason });
  return done;
}

/** Reopens a closed household before it is erased. */
export async function reopenHousehold(
  context: Context,
  { householdId }: { householdId: string },
): Promise<Done> {
  await openOwnHousehold(context, householdId);
  await move(context, householdId, { from: ['closed'], to: 'registered', at: context.now });
  await announce(context, householdId, 'registry.householdReopened', {});
  return done;
}

/** Keeps a household from being erased while a legal reason stands, or ends that. */
export async function setLegalHold(
  context: Context,
  { householdId, reason }: { householdId: string; reason: string | null },
): Promise<Done> {
  await openOwnHousehold(context, householdId);
  await keepLegalHold(context.tx, householdId, reason);
  await announce(context, householdId, 'registry.legalHoldChanged', { reason });
  return done;
}

async function move(
  context: Context,
  householdId: string,
  change: Parameters<typeof changeState>[2],
): Promise<void> {
  if (await changeState(context.tx, householdId, change)) return;
  throw new Problem('conflict', 'registry.otherState');
}
