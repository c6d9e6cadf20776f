import type { Context } from './context.ts';
import { sql } from './sql.ts';

/**
 * Writes down that a member of staff was shown a list: the kind of query and the ids, never what was
 * looked for. Nobody else's looking is noted.
 */
export async function noteListView(
  { tx, actor, now, newId }: Context,
  kind: string,
  shown: readonly string[],
): Promise<void> {
  if (actor.kind !== 'staff') return;
  await tx.run(sql`
    insert into platform.list_views (view_id, at, actor_id, organisation_id, kind, shown)
    values (${newId()}, ${now}, ${actor.staffId}, ${actor.organisationId}, ${kind},
      ${[...new Set(shown)]}::uuid[])`);
}
