import { fail, redirect } from '@sveltejs/kit';
import {
  consentQuestions,
  giveConsent,
  whoHasLooked,
  withdrawConsent,
} from '#registry/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { askAsTyped, familyCall, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** Each permission, given or not; who has looked, and the family's own visits. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const call = familyCall(visit);
  const [household, { questions }, seen] = await Promise.all([
    ownHousehold(visit),
    call(consentQuestions, {}),
    call(whoHasLooked, {}),
  ]);
  const given = household.consents;
  const open = questions.filter(({ purpose, recipient }) =>
    given.every(
      (one) =>
        one.purpose !== purpose ||
        (one.recipient?.organisationId ?? null) !== (recipient?.organisationId ?? null),
    ),
  );
  return { keeper: household.keeper.name, given, open, ...seen };
};

export const actions: Actions = {
  give: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const purpose = textOf(form, 'purpose');
    const recipientId = textOf(form, 'recipient') || null;
    const given = await attempt(language, () =>
      askAsTyped(visit, giveConsent, { purpose, recipientId }),
    );
    if (!given.done) return fail(given.refusal.status, { refusal: given.refusal });
    redirect(303, '/my-place/permissions');
  },
  take: async ({ request, locals: { visit, language } }) => {
    const consentId = textOf(await request.formData(), 'consent');
    const taken = await attempt(language, () => familyCall(visit)(withdrawConsent, { consentId }));
    if (!taken.done) return fail(taken.refusal.status, { refusal: taken.refusal });
    redirect(303, '/my-place/permissions');
  },
};
