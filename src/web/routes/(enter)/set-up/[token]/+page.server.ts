import { error, fail, redirect } from '@sveltejs/kit';
import * as contracts from '#coordination/contract.ts';
import { roles } from '#platform/actor.ts';
import { attempt } from '../../../../attempt.ts';
import { setCookie } from '../../../../cookies.ts';
import { textOf, wayInOf } from '../../../../passkeys/read-way-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** The printed link: what it opens, or that it no longer does. */
export const load: PageServerLoad = async ({ locals, params: { token } }) => {
  const link = await locals.visit.call(contracts.openLink, { token });
  if (link.kind !== 'set_up') error(404);
  return { enrolment: link.enrolment, kinds: contracts.organisationKinds };
};

export const actions: Actions = {
  default: async ({ request, locals, cookies, params: { token } }) => {
    const form = await request.formData();
    const typed = typedIn(form);
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.completeSetUp, { token, ...typed, wayIn: wayInOf(form) }),
    );
    if (!tried.done) {
      const before = { token, enrolment: textOf(form, 'enrolment') };
      const { enrolment } = await locals.visit.call(contracts.openLink, before);
      const { refusal, errors } = tried;
      return fail(refusal.status, { typed, enrolment, errors, refusal });
    }
    setCookie(cookies, locals.application, 'session', tried.value.session);
    redirect(303, '/desk/people');
  },
};

function typedIn(form: FormData) {
  const kind = textOf(form, 'organisation.kind');
  const chosen = form.getAll('otherRoles');
  return {
    organisation: {
      name: textOf(form, 'organisation.name'),
      kind: contracts.organisationKinds.find((known) => known === kind) ?? 'other',
      city: textOf(form, 'organisation.city'),
    },
    person: {
      displayName: textOf(form, 'person.displayName'),
      signInName: textOf(form, 'person.signInName'),
    },
    otherRoles: roles.filter((role) => chosen.includes(role)),
  };
}
