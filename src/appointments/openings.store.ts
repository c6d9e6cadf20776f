import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { KeptOpening, Opening } from './contract.ts';

const columns = sql`port, version, opens_on as "opensOn", closes_on as "closesOn",
  per_day as "perDay", weekdays, closed::text[] as closed, overrides, reason,
  changed_at as "changedAt"`;

/** Every version of every opening of a programme, newest first within a port. */
export function listOpenings(tx: Tx, programmeId: string): Promise<KeptOpening[]> {
  return tx.rows(sql`
    select ${columns} from appointments.openings where programme_id = ${programmeId}
    order by port, version desc`);
}

/** The openings that hold: the newest version of each port. A year of weekly changes is many versions. */
export function currentOpenings(tx: Tx, programmeId: string): Promise<KeptOpening[]> {
  return tx.rows(sql`
    select ${columns} from appointments.openings
    where programme_id = ${programmeId} and (port, version) in (
      select port, max(version) from appointments.openings
      where programme_id = ${programmeId} group by port)
    order by port`);
}

/** Adds the next version of a port's opening; gives its number. */
export async function addOpening(
  tx: Tx,
  change: { programmeId: string; opening: Opening; reason: string; staffId: string },
  now: Date,
): Promise<number> {
  const { programmeId, opening } = change;
  const row = await tx.first<{ version: number }>(sql`
    insert into appointments.openings (programme_id, port, version, opens_on, closes_on, per_day,
      weekdays, closed, overrides, reason, changed_at, changed_by)
    select ${programmeId}, ${opening.port}, coalesce(max(version), 0) + 1, ${opening.opensOn},
      ${opening.closesOn}, ${opening.perDay}, ${opening.weekdays}::int[], ${opening.closed}::date[],
      ${JSON.stringify(opening.overrides)}, ${change.reason}, ${now}, ${change.staffId}
    from appointments.openings where programme_id = ${programmeId} and port = ${opening.port}
    returning version`);
  return row?.version ?? 0;
}
