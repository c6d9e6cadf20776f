import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { looksAt } from './looks.store.ts';
import { ownVisits } from './visits.store.ts';

/** Who of which organisation looked at or changed the household, by day; never a name of staff. */
export async function whoHasLooked(context: Context) {
  const { householdId } = familyOf(context);
  const [looks, visits] = await Promise.all([
    looksAt(context.tx, householdId),
    ownVisits(context.tx),
  ]);
  return { looks, ownVisits: visits };
}
