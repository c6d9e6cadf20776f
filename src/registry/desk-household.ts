import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { type OpenedHousehold, openHousehold } from './opened-household.ts';

/**
 * Opens a household that the asker's own organisation keeps. Throws `registry.noSuchHousehold` for one
 * that it may not see, `registry.keptElsewhere` for one that is only shared with it.
 */
export async function openOwnHousehold(
  context: Context,
  householdId: string,
): Promise<OpenedHousehold> {
  const { organisationId } = staffOf(context);
  const opened = await openHousehold(context, householdId);
  if (opened.record.organisationId !== organisationId) {
    throw new Problem('forbidden', 'registry.keptElsewhere', { keeper: opened.record.keeperName });
  }
  return opened;
}
