import { fail, redirect } from '@sveltejs/kit';
import * as contracts from '#coordination/contract.ts';
import { attempt } from '../../../attempt.ts';
import { setCookie } from '../../../cookies.ts';
import { assertionOf, textOf } from '../../../passkeys/read-way-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is signed in already goes on. */
export const load: PageServerLoad = ({ locals: { visit } }) => {
  if (visit.actor.kind === 'staff') redirect(303, '/desk');
};

export const actions: Actions = {
  passphrase: async ({ request, locals, cookies }) => {
    const form = await request.formData();
    const signInName = textOf(form, 'signInName');
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.signIn, {
        signInName,
        passphrase: textOf(form, 'passphrase'),
        code: textOf(form, 'code'),
      }),
    );
    if (!tried.done) {
      return fail(tried.refusal.status, { signInName, errors: tried.errors, outcome: null });
    }
    const { value } = tried;
    if (value.outcome !== 'signedIn') {
      return fail(401, { signInName, errors: [], outcome: value.outcome });
    }
    setCookie(cookies, locals.application, 'session', value.session);
    redirect(303, '/desk');
  },

  passkey: async ({ request, locals, cookies }) => {
    const assertion = assertionOf(await request.formData());
    const answer = assertion
      ? await locals.visit.call(contracts.signInWithPasskey, { assertion })
      : null;
    if (answer?.outcome !== 'signedIn') {
      return fail(401, { signInName: '', errors: [], outcome: 'passkeyRefused' as const });
    }
    setCookie(cookies, locals.application, 'session', answer.session);
    redirect(303, '/desk');
  },
};
