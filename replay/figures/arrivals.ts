import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Known } from '../story/stage.ts';

/** A household that came into the country, with its court cases: what the courts' figures count. */
export interface Arrival {
  householdId: string;
  day: string;
  port: string;
  cases: number;
  nationality: string;
  /** Port of its enrolment. */
  enrolledAt: string;
}

/** Everybody who arrived, by day; read from the tables, with what the household told. */
export async function arrivalsOf(
  tx: Tx,
  programmeId: string,
  known: ReadonlyMap<string, Known>,
): Promise<Arrival[]> {
  const rows = await tx.rows<Pick<Arrival, 'householdId' | 'day' | 'port' | 'cases'>>(sql`
    select s.household_id as "householdId", s.day, s.port,
      (select count(*) from registry.people p
        where p.household_id = s.household_id and p.in_programme = 'yes') as cases
    from appointments.slots s
    where s.programme_id = ${programmeId} and s.state = 'arrived'
    order by s.day, s.port, s.ticket_number collate "C"`);
  return rows.map((row) => {
    const invented = known.get(row.householdId)?.invented;
    if (!invented) throw new Error('somebody arrived who never asked');
    return { ...row, nationality: invented.nationality, enrolledAt: invented.port };
  });
}
