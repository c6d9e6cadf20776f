import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** How often an organisation's role looked at or changed a household on one day (UTC). */
export interface Look {
  day: string;
  organisation: string;
  role: string;
  did: 'looked' | 'changed';
  times: number;
}

/** Looks and changes by staff, newest first. Of several roles the one that sees most is named. */
export function looksAt(tx: Tx, householdId: string): Promise<Look[]> {
  return tx.rows<Look>(sql`
    select (f.at at time zone 'UTC')::date::text as day, o.name as organisation, r.role,
      case when f.name in ('registry.householdOpened', 'registry.contactShown')
        then 'looked' else 'changed' end as did,
      count(*) as times
    from platform.facts f
    join registry.organisations o on o.organisation_id = f.organisation_id
    cross join lateral (
      select role from unnest(array['lawyer', 'reviewer', 'coordinator', 'registrar', 'planner',
        'administrator', 'observer']) with ordinality as known (role, place)
      where role = any (f.roles) order by place limit 1) r
    where f.subject_id = ${householdId} and f.actor_kind = 'staff'
    group by 1, 2, 3, 4
    order by 1 desc, 2, 3, 4
    limit 300`);
}
