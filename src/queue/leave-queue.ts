import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { queueFactsOf } from '#registry/index.ts';
import { householdMeant } from './acting.ts';
import { announce } from './announce.ts';
import { daysAfter, returnDays } from './place-of.ts';
import { comeBack, leavePlace, ticketsOf } from './tickets.store.ts';

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

/**
 * Comes back to the same place: class, date and draw are what they were. After the 30 days the household
 * joins anew, at its day of enrolment, with a new number in the batch that is open.
 */
export async function returnToQueue(
  context: Context,
  { programmeId, householdId: named }: Which,
): Promise<{ samePlace: boolean }> {
  const householdId = householdMeant(context, named);
  if (await comeBackTo(context, householdId, programmeId)) return { samePlace: true };
  if (!(await mayJoinAnew(context, householdId, programmeId))) {
    throw new Problem('missing', 'queue.noPlaceToReturnTo');
  }
  await announce(context, {
    name: 'queue.newPlaceAsked',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId },
  });
  return { samePlace: false };
}

/** Whether a registered household left its place for longer than it can be taken up again. */
async function mayJoinAnew(
  context: Context,
  householdId: string,
  programmeId: string,
): Promise<boolean> {
  const [ticket] = await ticketsOf(context.tx, programmeId, [householdId]);
  const since = ticket?.state === 'withdrawn' ? ticket.withdrawnAt : null;
  if (since === null || daysAfter(since, returnDays) > context.now) return false;
  return (await queueFactsOf(context, [householdId])).length > 0;
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
