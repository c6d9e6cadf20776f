import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { endSessionsOf } from '#platform/sessions.ts';
import { announce, organisation } from './announce.ts';
import type * as contracts from './contract.ts';
import { findMember, keepLeaving, keepRoles, type Member, membersOf } from './people.store.ts';
import { inOurWords } from './refusals.ts';
import { mayChangeRoles } from './roles.rules.ts';

/**
 * Gives somebody of one's own organisation exactly these roles, at once, in sessions that are open too.
 * Throws `coordination.lastAdministrator`, `coordination.notOneself`.
 */
export async function changeRoles(
  context: Context,
  { staffId, roles: after }: z.output<typeof contracts.changeRoles.input>,
): Promise<{ changed: boolean }> {
  const actor = staffOf(context);
  const { roles: before } = await requireMember(context, staffId);
  const isOneself = staffId === actor.staffId;
  const administrators = await countAdministrators(context, actor.organisationId);
  if (!mayChangeRoles({ isOneself, administrators, before, after })) {
    throw new Problem('conflict', 'coordination.notOneself');
  }
  await inOurWords(keepRoles(context.tx, staffId, after));
  const about = organisation(actor.organisationId);
  await announce(context, 'coordination.rolesChanged', about, { staffId, before, after });
  return { changed: true };
}

/** Removes somebody from one's own organisation: every session ends now. Never the last administrator. */
export async function removePerson(
  context: Context,
  { staffId }: { staffId: string },
): Promise<{ removed: boolean }> {
  await requireMember(context, staffId);
  await inOurWords(keepLeaving(context.tx, staffId, context.now));
  await endSessionsOf(context.tx, { staffId });
  const about = organisation(staffOf(context).organisationId);
  await announce(context, 'coordination.memberRemoved', about, { staffId });
  return { removed: true };
}

async function requireMember({ tx }: Context, staffId: string): Promise<Member> {
  const member = await findMember(tx, staffId);
  if (!member) throw new Problem('missing', 'coordination.noSuchPerson');
  return member;
}

async function countAdministrators({ tx }: Context, organisationId: string): Promise<number> {
  const people = await membersOf(tx, organisationId);
  return people.filter(({ roles }) => roles.includes('administrator')).length;
}
