import type { Role } from '#platform/actor.ts';
import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** An invented member of staff, who never signs in: the demonstration's own page enters as them. */
export interface DemoMember {
  staffId: string;
  organisationId: string;
  displayName: string;
  signInName: string;
  roles: readonly Role[];
}

/** Puts an invented member into an organisation of the demonstration. */
export async function keepDemoMember(tx: Tx, member: DemoMember, now: Date): Promise<void> {
  await tx.run(sql`
    insert into coordination.staff (staff_id, organisation_id, display_name, sign_in_name, joined_at)
    values (${member.staffId}, ${member.organisationId}, ${member.displayName},
      ${member.signInName}, ${now})`);
  await tx.run(sql`
    insert into coordination.staff_roles (staff_id, role)
    select ${member.staffId}, unnest(${member.roles}::text[])`);
}
