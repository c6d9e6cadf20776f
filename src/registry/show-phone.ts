import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { openContact, openHousehold } from './opened-household.ts';

/** Shows one number or address. That it was shown is a fact of the household's chain. */
export async function showPhone(
  context: Context,
  { householdId, contactId }: { householdId: string; contactId: string },
): Promise<{ value: string }> {
  const { record, seal } = await openHousehold(context, householdId);
  const contact = record.contacts.find((one) => one.contactId === contactId);
  if (!contact) throw new Problem('missing', 'registry.noSuchContact');
  await announce(context, householdId, 'registry.contactShown', { contactId });
  return { value: openContact(seal, contact).value };
}
