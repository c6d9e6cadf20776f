import type { Role } from '#platform/actor.ts';
import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';
import type { LinkKind, NewLink } from './links.ts';

/** What a living link opens. */
export interface OpenedLink {
  kind: LinkKind;
  organisationId: string | null;
  organisationName: string | null;
  roles: Role[];
  staffId: string | null;
  displayName: string | null;
  signInName: string | null;
  endsAt: Date;
}

/** An invitation that nobody has used yet, as administrators see it. */
export interface OpenInvitation {
  linkId: string;
  organisationName: string;
  label: string;
  roles: Role[];
  madeAt: Date;
  endsAt: Date;
}

/** What the link opens, or null once it was used, withdrawn or has ended. */
export function findLink(tx: Tx, hash: Buffer, now: Date): Promise<OpenedLink | null> {
  return tx.first<OpenedLink>(sql`
    select kind, organisation_id as "organisationId", organisation_name as "organisationName", roles,
      staff_id as "staffId", display_name as "displayName", sign_in_name as "signInName",
      ends_at as "endsAt"
    from coordination.open_link(${hash}, ${now})`);
}

/** True while the coalition has no administrator. */
export async function needsAdministrator(tx: Tx): Promise<boolean> {
  const row = await tx.first<{ needs: boolean }>(sql`select coordination.needs_set_up() as needs`);
  return row?.needs ?? true;
}

/** Keeps a new set-up link; those printed before open nothing any more. */
export async function keepSetUpLink(tx: Tx, linkId: string, link: NewLink, now: Date) {
  await tx.run(sql`
    update coordination.links set withdrawn_at = ${now}
    where kind = 'set_up' and used_at is null and withdrawn_at is null`);
  await tx.run(sql`
    insert into coordination.links (link_id, kind, token_hash, made_at, ends_at)
    values (${linkId}, 'set_up', ${link.hash}, ${now}, ${link.endsAt})`);
}

/** Keeps an invitation; of its token only the keyed hash. */
export async function keepInvitation(
  tx: Tx,
  invitation: {
    linkId: string;
    organisationId: string;
    roles: readonly Role[];
    label: string;
    madeBy: string;
  },
  link: NewLink,
  now: Date,
): Promise<void> {
  const { linkId, organisationId, roles, label, madeBy } = invitation;
  await tx.run(sql`
    insert into coordination.links
      (link_id, kind, token_hash, organisation_id, roles, label, made_by, made_at, ends_at)
    values (${linkId}, 'invitation', ${link.hash}, ${organisationId}, ${roles}::text[], ${label},
      ${madeBy}, ${now}, ${link.endsAt})`);
}

/** Whether the actor may invite into the organisation with these roles. */
export function mayInviteInto(
  tx: Tx,
  organisationId: string,
  roles: readonly Role[],
): Promise<boolean> {
  return isTrue(
    tx,
    sql`
    select coordination.may_invite_into(${organisationId}, ${roles}::text[]) as may`,
  );
}

/** Invitations that still open, the newest first: of one's own organisation, and one's own to others. */
export function openInvitations(tx: Tx, now: Date): Promise<OpenInvitation[]> {
  return tx.rows<OpenInvitation>(sql`
    select link_id as "linkId", o.name as "organisationName", label, roles,
      made_at as "madeAt", ends_at as "endsAt"
    from coordination.links join coordination.organisations o using (organisation_id)
    where links.kind = 'invitation' and used_at is null and withdrawn_at is null and ends_at > ${now}
    order by made_at desc, link_id`);
}

/** Withdraws an invitation that still opens; gives its organisation, or null if there is none. */
export function dropInvitation(
  tx: Tx,
  linkId: string,
  now: Date,
): Promise<{ organisationId: string } | null> {
  return tx.first<{ organisationId: string }>(sql`
    update coordination.links set withdrawn_at = ${now}
    where link_id = ${linkId} and kind = 'invitation' and used_at is null and withdrawn_at is null
    returning organisation_id as "organisationId"`);
}
