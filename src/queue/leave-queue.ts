import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { householdMeant } from './acting.ts';
import { announce } from './announce.ts';
import { daysAfter, returnDays } from './place-of.ts';
import { comeBack, leavePlace } from './tickets.store.ts';

interface Which {
  programmeId: string;
  householdId: string | null;
}

/** Leaves the queue. Consents and what is held stay as they are: those are other acts. */
export async function leaveQueue(
  context: Context,
  { programmeId, householdId: named }: Which,
): Promise<{ canReturnUntil: Date }> {
  if (!(await leavePlaceOf(context, householdMeant(context, named), programmeId))) {
    throw new Problem('missing', 'queue.noPlace');
  }
  return { canReturnUntil: daysAfter(context.now, returnDays) };
}

/** Comes back to the same place: class, date and draw are what they were. */
export async function returnToQueue(
  context: Context,
  { programmeId, householdId: named }: Which,
): Promise<Record<string, never>> {
  if (!(await comeBackTo(context, householdMeant(context, named), programmeId))) {
    throw new Problem('missing', 'queue.noPlaceToReturnTo');
  }
  return {};
}

/** Leaves one place; false if there is none, it was left already, or it is another's. */
export async function leavePlaceOf(
  context: Context,
  householdId: string,
  programmeId: string,
): Promise<boolean> {
  const left = await leavePlace(context.tx, householdId, programmeId, context.now);
  if (left) await announceOf(context, householdId, programmeId, 'queue.queueLeft');
  return left;
}

/** Takes up a place that was left; false if there is none, or its 30 days are over. */
export async function comeBackTo(
  context: Context,
  householdId: string,
  programmeId: string,
): Promise<boolean> {
  const back = await comeBack(context.tx, householdId, programmeId, context.now);
  if (back) await announceOf(context, householdId, programmeId, 'queue.queueReturned');
  return back;
}

function announceOf(
  context: Context,
  householdId: string,
  programmeId: string,
  name: 'queue.queueLeft' | 'queue.queueReturned',
) {
  const subject = { kind: 'household', id: householdId } as const;
  return announce(context, { name, subject, payload: { programmeId } });
}
