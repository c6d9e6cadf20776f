import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { keepCall } from './family-answers.store.ts';
import { openHousehold } from './opened-household.ts';

/** Asks the keeper to call. Asking again while nobody has called changes nothing. */
export async function askToBeCalled(
  context: Context,
  { contactId }: { contactId: string | null },
): Promise<{ askedAt: Date }> {
  const { householdId } = familyOf(context);
  const { record } = await openHousehold(context, householdId);
  if (contactId && !record.contacts.some((contact) => contact.contactId === contactId)) {
    throw new Problem('missing', 'registry.noSuchContact');
  }
  const callId = context.newId();
  const call = { householdId, callId, contactId, at: context.now };
  const { askedAt, isNew } = await keepCall(context.tx, call);
  if (isNew) {
    await announce(context, householdId, 'registry.callAsked', { callId });
  }
  return { askedAt };
}
