import type { Context } from '#platform/context.ts';
import { sql } from '#platform/sql.ts';
import { staffOf } from './acting.ts';

/** Notes that a member of staff was shown a list: the kind of query and the ids. */
export async function keepListView(
  context: Context,
  kind: string,
  shown: readonly string[],
): Promise<void> {
  const { staffId, organisationId } = staffOf(context);
  await context.tx.run(sql`
    insert into platform.list_views (view_id, at, actor_id, organisation_id, kind, shown)
    values (${context.newId()}, ${context.now}, ${staffId}, ${organisationId}, ${kind}, ${shown}::uuid[])`);
}
