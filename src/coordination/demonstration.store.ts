import type { Role } from '#platform/actor.ts';
import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** Somebody invented whom one can enter as. */
export interface DemoPerson {
  staffId: string;
  displayName: string;
  organisationName: string;
  roles: Role[];
}

/** Marks the database as holding nobody real. */
export async function keepMark(tx: Tx): Promise<void> {
  await tx.run(
    sql`insert into coordination.demonstration (only_one) values (true) on conflict do nothing`,
  );
}

/** The invented staff, by organisation; nobody where the mark is missing. */
export function demoStaff(tx: Tx): Promise<DemoPerson[]> {
  return tx.rows<DemoPerson>(sql`
    select staff_id as "staffId", display_name as "displayName",
      organisation_name as "organisationName", roles
    from coordination.demo_staff()`);
}
