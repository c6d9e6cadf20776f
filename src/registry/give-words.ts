import type { Context } from '#platform/context.ts';
import { openOwnHousehold } from './desk-household.ts';
import { makeWords, type NewWords, requireAdult } from './new-words.ts';
import { endVisitsOf } from './visits.store.ts';

/**
 * Gives the person at the desk new words, for the household or of their own: the old ones end. A helper
 * printed them, so they are to be replaced at the first visit.
 */
export async function giveWords(
  context: Context,
  { householdId, personId }: { householdId: string; personId: string | null },
): Promise<NewWords> {
  const opened = await openOwnHousehold(context, householdId);
  if (personId) requireAdult(context, opened, personId);
  const made = await makeWords(context, opened, {
    personId,
    knownToHelper: true,
    handedBy: 'desk',
  });
  await endVisitsOf(context.tx, householdId, personId);
  return made;
}
