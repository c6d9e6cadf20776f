import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import { findWork } from './work.store.ts';

/** What waits for somebody in one's own organisation. Codes, no names; one line is written. */
export async function workList(context: Context) {
  const rows = await findWork(context.tx, context.now);
  const items = rows.map(({ total, ...item }) => item);
  await noteListView(
    context,
    'registry.workList',
    items.map(({ householdId }) => householdId),
  );
  const counts = Object.fromEntries(rows.map(({ what, total }) => [what, total]));
  return { items, counts };
}
