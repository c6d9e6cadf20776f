import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, organisation } from './announce.ts';
import type * as contracts from './contract.ts';
import { dropInvitation, keepInvitation, mayInviteInto } from './links.store.ts';
import { newLink } from './links.ts';

type Invited = z.output<typeof contracts.invite.output>;

/**
 * Invites somebody into one's own organisation, or, from the founding one, the first administrator of
 * another. Gives the token of the link, this once. Throws `coordination.notYourOrganisation`.
 */
export async function invite(
  context: Context,
  input: z.output<typeof contracts.invite.input>,
): Promise<Invited> {
  const { tx, keyring, now } = context;
  const actor = staffOf(context);
  const organisationId = input.organisationId ?? actor.organisationId;
  if (!(await mayInviteInto(tx, organisationId, input.roles))) {
    throw new Problem('missing', 'coordination.notYourOrganisation');
  }
  const link = newLink(keyring, 'invitation', now);
  const { roles, label } = input;
  const invitation = {
    linkId: context.newId(),
    organisationId,
    roles,
    label,
    madeBy: actor.staffId,
  };
  await keepInvitation(tx, invitation, link, now);
  const { linkId } = invitation;
  const about = organisation(organisationId);
  await announce(context, 'coordination.memberInvited', about, { linkId, roles });
  return { linkId, token: link.token, endsAt: link.endsAt };
}

/** Withdraws an invitation that nobody has used. */
export async function withdrawInvitation(
  context: Context,
  { linkId }: { linkId: string },
): Promise<{ withdrawn: boolean }> {
  const dropped = await dropInvitation(context.tx, linkId, context.now);
  if (!dropped) throw new Problem('missing', 'coordination.linkEnded');
  const about = organisation(dropped.organisationId);
  await announce(context, 'coordination.invitationWithdrawn', about, { linkId });
  return { withdrawn: true };
}
