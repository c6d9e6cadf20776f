import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { confirmationOf, requireConfirmation } from './confirmation.ts';
import { openHousehold } from './opened-household.ts';
import { changeState, erase, findLegalHold, lapsedHouseholds } from './state.store.ts';
import { daysBefore, keptDays, undoDays } from './withdrawal.rules.ts';

type Answer = { step: 'confirm'; confirmation: string } | { step: 'done' };

/**
 * Erases the family's household: the data key, look-ups, words and contacts go; the chain keeps its
 * hashes. Refused while a legal hold stands (`registry.legalHold`, with its reason), and with one
 * adult's own words while others stay (`registry.othersStay`: that adult can leave first).
 */
export async function eraseMine(
  context: Context,
  { confirmation }: { confirmation: string | null },
): Promise<Answer> {
  const { householdId, personId } = familyOf(context);
  const reason = await findLegalHold(context.tx, householdId);
  if (reason) throw new Problem('conflict', 'registry.legalHold', { reason });
  if (personId) await requireAlone(context, householdId);
  if (confirmation === null) {
    return { step: 'confirm', confirmation: confirmationOf(context, 'erase') };
  }
  requireConfirmation(context, 'erase', confirmation);
  await eraseHousehold(context, householdId, 'family');
  return { step: 'done' };
}

async function requireAlone(context: Context, householdId: string): Promise<void> {
  const { record } = await openHousehold(context, householdId);
  const here = record.people.filter(({ leftAt }) => leftAt === null);
  if (here.length > 1) throw new Problem('conflict', 'registry.othersStay');
}

/** Erases a household and says so in its chain; nothing happens to one that is erased or held. */
export async function eraseHousehold(
  context: Context,
  householdId: string,
  by: 'family' | 'retention',
): Promise<void> {
  await announce(context, householdId, 'registry.householdErased', { by });
  if (!(await erase(context.tx, householdId, context.now))) {
    throw new Problem('conflict', 'registry.legalHold', { reason: null });
  }
}

/**
 * Closes what was withdrawn and not undone within 30 days, and erases what was closed 90 days ago,
 * unless a legal hold stands. Runs every hour.
 */
export async function endLapsed(context: Context): Promise<void> {
  const { tx, now } = context;
  const withdrawn = await lapsedHouseholds(tx, 'withdrawn', daysBefore(now, undoDays));
  for (const householdId of withdrawn) {
    const change = { from: ['withdrawn'], to: 'closed', at: now, reason: 'withdrew' } as const;
    if (!(await changeState(tx, householdId, change))) continue;
    await announce(context, householdId, 'registry.householdClosed', { reason: 'withdrew' });
  }
  const closed = await lapsedHouseholds(tx, 'closed', daysBefore(now, keptDays));
  for (const householdId of closed) await eraseHousehold(context, householdId, 'retention');
}
