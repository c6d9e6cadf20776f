import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import { lineColumns } from './lines.store.ts';
import type { HouseholdLine } from './shown-household.ts';

export type Work = 'child_alone' | 'new' | 'paper' | 'confirm' | 'correction' | 'contact' | 'call';

/** A household with what waits to be done about it, and since when. */
export interface WorkItem extends HouseholdLine {
  what: Work;
  since: Date;
}

/** What waits in the asker's own organisation, each kind's oldest first, a hundred of a kind. */
export function findWork(tx: Tx, now: Date): Promise<(WorkItem & { total: number })[]> {
  return tx.rows(sql`
    with mine as materialized (
      select h.household_id, h.registered_at, h.first_seen_at, h.child_alone
      from registry.households h
      where h.organisation_id = (select platform.organisation()) and h.state = 'registered'
    ), work as (
      select household_id, case when child_alone then 'child_alone' else 'new' end as what,
        registered_at as since
      from mine where first_seen_at is null
      union all
      select e.household_id, case e.basis when 'declared' then 'paper' else 'confirm' end,
        min(m.registered_at)
      from registry.enrolments e join mine m using (household_id)
      where e.basis <> 'confirmed' and e.enrolled_on is not null group by 1, 2
      union all
      select c.household_id, 'correction', min(c.asked_at)
      from registry.corrections c join mine using (household_id)
      where c.outcome = 'waiting' group by 1
      union all
      select c.household_id, 'contact', min(c.added_at)
      from registry.contacts c join mine using (household_id)
      where c.replaces is not null and c.takes_effect_at > ${now} group by 1
      union all
      select c.household_id, 'call', min(c.asked_at)
      from registry.calls c join mine using (household_id)
      where c.called_at is null group by 1
    ), numbered as (
      select *, row_number() over (partition by what order by since) as place,
        count(*) over (partition by what) as total
      from work
    )
    select w.what, w.since, w.total, ${lineColumns}
    from numbered w join registry.households h using (household_id)
    where w.place <= 100 order by w.since`);
}
