import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { type CaseFacts, caseFactsIn } from './case-facts.ts';
import { householdShown } from './my-household.ts';
import type { MyHousehold } from './my-place.contract.ts';
import { openHousehold } from './opened-household.ts';

/** The family's own household as this visit may show it, and what pathways may know: opened once. */
export async function ownRecord(
  context: Context,
): Promise<{ household: MyHousehold; facts: CaseFacts }> {
  const opened = await openHousehold(context, familyOf(context).householdId);
  return { household: householdShown(context, opened), facts: caseFactsIn(context, opened) };
}
