import { fail } from '@sveltejs/kit';
import * as contracts from '#coordination/contract.ts';
import { roles } from '#platform/actor.ts';
import { attempt } from '../../../attempt.ts';
import { madeLink } from '../../../passkeys/made-link.ts';
import { textOf } from '../../../passkeys/read-way-in.ts';
import { townOf } from '../(planning)/names.ts';
import { deskZone } from '../lines.ts';
import type { Actions, PageServerLoad } from './$types';

/** Everybody of the organisation, with what waits: invitations, lost ways in. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const { people, invitations, recoveries } = await visit.call(contracts.listPeople, {});
  const me = visit.actor.kind === 'staff' ? visit.actor.staffId : '';
  return { people, invitations, recoveries, me, town: townOf(deskZone) };
};

export const actions: Actions = {
  invite: async (event) => {
    const form = await event.request.formData();
    const chosen = form.getAll('roles');
    const typed = {
      label: textOf(form, 'label'),
      roles: roles.filter((role) => chosen.includes(role)),
    };
    const tried = await attempt(event.locals.language, () =>
      event.locals.visit.call(contracts.invite, typed),
    );
    if (tried.done) return { link: madeLink(event, tried.value) };
    return fail(tried.refusal.status, { ...tried, typed });
  },

  withdraw: async ({ request, locals }) => {
    const linkId = textOf(await request.formData(), 'linkId');
    await locals.visit.call(contracts.withdrawInvitation, { linkId });
    return { said: 'invitations.withdrawn' as const };
  },

  askRecovery: async ({ request, locals }) => {
    const signInName = textOf(await request.formData(), 'signInName');
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.askRecovery, { signInName }),
    );
    if (tried.done) return { said: 'recoveries.asked' as const };
    return fail(tried.refusal.status, { ...tried, signInName });
  },

  confirmRecovery: async (event) => {
    const recoveryId = textOf(await event.request.formData(), 'recoveryId');
    const tried = await attempt(event.locals.language, () =>
      event.locals.visit.call(contracts.confirmRecovery, { recoveryId }),
    );
    if (tried.done) return { link: madeLink(event, tried.value) };
    return fail(tried.refusal.status, tried);
  },

  endRecovery: async ({ request, locals }) => {
    const recoveryId = textOf(await request.formData(), 'recoveryId');
    await locals.visit.call(contracts.endRecovery, { recoveryId });
    return { said: 'recoveries.ended' as const };
  },
};
