import { error, fail, redirect } from '@sveltejs/kit';
import * as contracts from '#coordination/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { setCookie } from '../../../../cookies.ts';
import { textOf, wayInOf } from '../../../../passkeys/read-way-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** A link that somebody was handed: to join, or to get a lost way in anew. */
export const load: PageServerLoad = async ({ locals, params: { token } }) => {
  const link = await locals.visit.call(contracts.openLink, { token });
  if (link.kind === 'set_up') error(404);
  return { link };
};

export const actions: Actions = {
  default: async ({ request, locals, cookies, params: { token } }) => {
    const { call } = locals.visit;
    const form = await request.formData();
    const person = {
      displayName: textOf(form, 'person.displayName'),
      signInName: textOf(form, 'person.signInName'),
    };
    const before = { token, enrolment: textOf(form, 'enrolment') };
    const { kind, enrolment } = await call(contracts.openLink, before);
    const wayIn = wayInOf(form);
    const tried = await attempt(locals.language, () =>
      kind === 'recovery'
        ? call(contracts.enrolAnew, { token, wayIn })
        : call(contracts.acceptInvitation, { token, person, wayIn }),
    );
    if (!tried.done) {
      const { refusal, errors } = tried;
      return fail(refusal.status, { person, enrolment, errors, refusal });
    }
    setCookie(cookies, locals.application, 'session', tried.value.session);
    redirect(303, '/desk');
  },
};
