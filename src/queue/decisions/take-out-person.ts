import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { personHere, takeOut } from '#registry/index.ts';
import { announce } from '../announce.ts';
import { oneSuffices, type TakingOutReason } from './taking-out.rules.ts';
import {
  forgetGrowth,
  keepAsking,
  keepTakingOutDecision,
  restingOn,
  shrinkPlaces,
} from './taking-out.store.ts';

/**
 * Takes out of a household somebody who was added by mistake. Within a day, while nothing rests on it, at once;
 * else it waits for a second person, and nothing changes meanwhile. The family's place stays where it is.
 */
export async function takeOutPerson(
  context: Context,
  asked: { householdId: string; personId: string; reason: TakingOutReason },
): Promise<{ requestId: string | null }> {
  const { tx, now } = context;
  const { householdId } = asked;
  const person = await personHere(context, asked);
  const { places, grewAt } = await restingOn(tx, householdId);
  if (oneSuffices(person, places, grewAt, now)) {
    await takeOut(context, asked, [staffOf(context).staffId]);
    await forgetGrowth(tx, householdId);
    return { requestId: null };
  }
  const requestId = context.newId();
  if (!(await keepAsking(tx, { ...asked, requestId }, now))) {
    throw new Problem('conflict', 'queue.takingOutWaits');
  }
  await announce(context, {
    name: 'queue.takingOutAsked',
    subject: { kind: 'household', id: householdId },
    payload: { requestId },
  });
  return { requestId };
}

/** A second person agrees, and whoever was asked about is taken out; or does not, and they stay. */
export async function decideTakingOut(
  context: Context,
  which: { householdId: string; requestId: string; confirm: boolean },
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const { householdId, requestId, confirm } = which;
  const decided = await keepTakingOutDecision(tx, which, now).catch((error: unknown) => {
    if (violatedConstraint(error) !== 'two_take_out') throw error;
    throw new Problem('conflict', 'queue.secondPersonNeeded');
  });
  if (!decided) throw new Problem('missing', 'queue.noSuchCorrection');
  const subject = { kind: 'household', id: householdId } as const;
  if (!confirm) {
    await announce(context, { name: 'queue.takingOutDeclined', subject, payload: { requestId } });
    return {};
  }
  const { personId, reason, askedBy } = decided;
  const deciders = [askedBy, staffOf(context).staffId];
  await takeOut(context, { householdId, personId, reason }, deciders);
  await forgetGrowth(tx, householdId);
  for (const { programmeId, heldReason } of await shrinkPlaces(tx, householdId, requestId)) {
    // First with the two who decided: what the log has then, the second finds unchanged.
    const corrected = { programmeId, reasonCode: 'household_changed' as const, deciders };
    await announce(context, { name: 'queue.placeCorrected', subject, payload: corrected });
    const payload = { programmeId, heldReason };
    await announce(context, { name: 'queue.placeChanged', subject, payload });
  }
  return {};
}
