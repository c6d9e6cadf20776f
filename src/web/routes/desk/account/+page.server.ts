import { fail, redirect } from '@sveltejs/kit';
import * as contracts from '#coordination/contract.ts';
import { attempt } from '../../../attempt.ts';
import { endCookie } from '../../../cookies.ts';
import { attestationOf, passphraseOf, textOf } from '../../../passkeys/read-way-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** My ways in. A secret for codes is handed out only when a passphrase is to be set. */
export const load: PageServerLoad = async ({ locals: { visit }, url }) => {
  const account = await visit.call(contracts.myAccount, {});
  if (!url.searchParams.has('passphrase')) return { account, enrolment: null };
  const { enrolment } = await visit.call(contracts.beginPassphrase, {});
  return { account, enrolment };
};

export const actions: Actions = {
  addPasskey: async ({ request, locals }) => {
    const form = await request.formData();
    const attestation = attestationOf(form);
    if (!attestation) return fail(422, { stopped: true });
    const label = textOf(form, 'label');
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.addPasskey, { label, attestation }),
    );
    return tried.done
      ? { said: 'addedDone' as const }
      : fail(tried.refusal.status, { refusal: tried.refusal, errors: tried.errors });
  },

  removePasskey: async ({ request, locals }) => {
    const passkeyId = textOf(await request.formData(), 'passkeyId');
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.removePasskey, { passkeyId }),
    );
    return tried.done
      ? { said: 'removedDone' as const }
      : fail(tried.refusal.status, { refusal: tried.refusal, errors: tried.errors });
  },

  setPassphrase: async ({ request, locals }) => {
    const form = await request.formData();
    const wayIn = passphraseOf(form);
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.setPassphrase, { wayIn }),
    );
    if (tried.done) return { said: 'setDone' as const };
    const before = { enrolment: textOf(form, 'enrolment') };
    const { enrolment } = await locals.visit.call(contracts.beginPassphrase, before);
    const { refusal, errors } = tried;
    return fail(refusal.status, { refusal, errors, enrolment });
  },

  signOut: async ({ locals, cookies }) => {
    await locals.visit.call(contracts.signOut, {});
    endCookie(cookies, locals.application, 'session');
    redirect(303, '/sign-in');
  },

  everywhere: async ({ locals, cookies }) => {
    await locals.visit.call(contracts.signOutEverywhere, {});
    endCookie(cookies, locals.application, 'session');
    redirect(303, '/sign-in');
  },
};
