import { fail } from '@sveltejs/kit';
import * as contracts from '#coordination/contract.ts';
import { attempt } from '../../../attempt.ts';
import { madeLink } from '../../../passkeys/made-link.ts';
import { textOf } from '../../../passkeys/read-way-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** The coalition, and who in it still waits for an administrator. */
export const load: PageServerLoad = async ({ locals: { visit } }) => ({
  ...(await visit.call(contracts.readCoalition, {})),
  kinds: contracts.organisationKinds,
});

export const actions: Actions = {
  found: async ({ request, locals }) => {
    const form = await request.formData();
    const kind = textOf(form, 'organisation.kind');
    const organisation = {
      name: textOf(form, 'organisation.name'),
      kind: contracts.organisationKinds.find((known) => known === kind) ?? 'other',
      city: textOf(form, 'organisation.city'),
    };
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.foundOrganisation, { organisation }),
    );
    if (tried.done) return { founded: true };
    return fail(tried.refusal.status, { ...tried, organisation });
  },

  invite: async (event) => {
    const organisationId = textOf(await event.request.formData(), 'organisationId');
    const made = await event.locals.visit.call(contracts.invite, {
      organisationId,
      roles: ['administrator'],
    });
    return { link: madeLink(event, made) };
  },
};
