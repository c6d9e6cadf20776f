import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import { newestLines } from './lines.store.ts';
import type { HouseholdLine } from './shown-household.ts';

/** How many households one page shows. */
const most = 50;

/** The newest households that the asker may read. */
export async function recentHouseholds(
  context: Context,
  { before }: { before: Date | null },
): Promise<{ households: HouseholdLine[]; more: boolean }> {
  const found = await newestLines(context.tx, before, most + 1);
  const households = found.slice(0, most);
  await noteListView(
    context,
    'registry.recentHouseholds',
    households.map(({ householdId }) => householdId),
  );
  return { households, more: found.length > most };
}
