import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { householdMeant } from './acting.ts';
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
  const householdId = householdMeant(context, named);
  if (!(await leavePlace(context.tx, householdId, programmeId, context.now))) {
    throw new Problem('missing', 'queue.noPlace');
  }
  await announceOf(context, householdId, programmeId, 'queue.queueLeft');
  return { canReturnUntil: daysAfter(context.now, returnDays) };
}

/** Comes back to the same place: class, date and draw are what they were. */
export async function returnToQueue(
  context: Context,
  { programmeId, householdId: named }: Which,
): Promise<Record<string, never>> {
  const householdId = householdMeant(context, named);
  if (!(await comeBack(context.tx, householdId, programmeId, context.now))) {
    throw new Problem('missing', 'queue.noPlaceToReturnTo');
  }
  await announceOf(context, householdId, programmeId, 'queue.queueReturned');
  return {};
}

function announceOf(context: Context, householdId: string, programmeId: string, name: string) {
  const subject = { kind: 'household', id: householdId } as const;
  return context.announce({ name, subject, payload: { programmeId } });
}
