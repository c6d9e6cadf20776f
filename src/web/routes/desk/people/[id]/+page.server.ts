import { error, fail, redirect } from '@sveltejs/kit';
import * as contracts from '#coordination/contract.ts';
import { roles } from '#platform/actor.ts';
import { attempt } from '../../../../attempt.ts';
import type { Actions, PageServerLoad } from './$types';

/** One person of the organisation: roles, and the way out. */
export const load: PageServerLoad = async ({ locals: { visit }, params: { id } }) => {
  const { people } = await visit.call(contracts.listPeople, {});
  const person = people.find(({ staffId }) => staffId === id);
  if (!person) error(404);
  return { person };
};

export const actions: Actions = {
  roles: async ({ request, locals, params: { id: staffId } }) => {
    const chosen = (await request.formData()).getAll('roles');
    const wanted = roles.filter((role) => chosen.includes(role));
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.changeRoles, { staffId, roles: wanted }),
    );
    if (tried.done) return { saved: true };
    return fail(tried.refusal.status, { ...tried, wanted });
  },

  remove: async ({ locals, params: { id: staffId } }) => {
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.removePerson, { staffId }),
    );
    if (tried.done) redirect(303, `/desk/people?removed=${staffId}`);
    return fail(tried.refusal.status, tried);
  },
};
