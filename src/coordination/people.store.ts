import type { Role } from '#platform/actor.ts';
import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';

/** Somebody who works in an organisation. */
export interface Member {
  staffId: string;
  organisationId: string;
  organisationName: string;
  displayName: string;
  signInName: string;
  joinedAt: Date;
  roles: Role[];
}

const member = sql`
  select s.staff_id as "staffId", s.organisation_id as "organisationId", o.name as "organisationName",
    s.display_name as "displayName", s.sign_in_name as "signInName", s.joined_at as "joinedAt",
    array(select r.role from coordination.staff_roles r where r.staff_id = s.staff_id order by r.role)
      as roles
  from coordination.staff s join coordination.organisations o using (organisation_id)
  where s.left_at is null`;

/** Somebody of the actor's own organisation, or null. */
export function findMember(tx: Tx, staffId: string): Promise<Member | null> {
  return tx.first<Member>(sql`${member} and s.staff_id = ${staffId}`);
}

/** Everybody of the organisation, by name. */
export function membersOf(tx: Tx, organisationId: string): Promise<Member[]> {
  return tx.rows<Member>(sql`
    ${member} and s.organisation_id = ${organisationId}
    order by lower(s.display_name), s.staff_id`);
}

/** Names of colleagues, those who have left too; others' are not seen. */
export function namesOf(
  tx: Tx,
  staffIds: readonly string[],
): Promise<{ staffId: string; displayName: string }[]> {
  return tx.rows<{ staffId: string; displayName: string }>(sql`
    select staff_id as "staffId", display_name as "displayName"
    from coordination.staff where staff_id = any(${staffIds}::uuid[])`);
}

/** Gives somebody exactly these roles: first what is new, so that an organisation is never without. */
export async function keepRoles(tx: Tx, staffId: string, roles: readonly Role[]): Promise<void> {
  await tx.run(sql`
    insert into coordination.staff_roles (staff_id, role)
    select ${staffId}, unnest(${roles}::text[]) on conflict do nothing`);
  await tx.run(sql`
    delete from coordination.staff_roles
    where staff_id = ${staffId} and role <> all (${roles}::text[])`);
}

/** Notes that somebody has left; how many did. */
export function keepLeaving(tx: Tx, staffId: string, now: Date): Promise<number> {
  return tx.run(sql`
    update coordination.staff set left_at = ${now}
    where staff_id = ${staffId} and left_at is null`);
}

/** Whether whoever is asking has a passphrase. */
export function hasPassphrase(tx: Tx, staffId: string): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select exists (select from coordination.passphrases where staff_id = ${staffId}) as has`,
  );
}

/** Keeps the sealed passphrase and code secret of whoever acts. */
export async function keepPassphrase(
  tx: Tx,
  { staffId, sealed, step }: { staffId: string; sealed: Buffer; step: number },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into coordination.passphrases (staff_id, sealed, last_step, set_at)
    values (${staffId}, ${sealed}, ${step}, ${now})
    on conflict (staff_id) do update
      set sealed = excluded.sealed, last_step = excluded.last_step, set_at = excluded.set_at`);
}
