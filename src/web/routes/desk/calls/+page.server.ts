import { fail } from '@sveltejs/kit';
import { callList, callOutcomes, recordCall } from '#outreach/contract.ts';
import { consentQuestions, showPhone } from '#registry/contract.ts';
import { attempt } from '../../../attempt.ts';
import { dateIn, dayText } from '../../../words/dates.ts';
import { daysSince, deskZone, languageText } from '../lines.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is to be called, longest waiting first: codes; a number only when it is asked for. */
export const load: PageServerLoad = async ({ locals }) => {
  const { visit, language, application } = locals;
  const [{ calls }, { keeper }] = await Promise.all([
    visit.call(callList, {}),
    visit.call(consentQuestions, {}),
  ]);
  return {
    keeper: keeper?.name ?? 'Puente',
    calls: calls.map(({ since, language: spoken, ...call }) => ({
      ...call,
      language: languageText(spoken, language),
      days: daysSince(since, application.now()),
    })),
  };
};

export const actions: Actions = {
  /** Shows one number; it is written down who saw it. */
  number: async ({ locals, request }) => {
    const form = await request.formData();
    const [householdId, contactId] = ['householdId', 'contactId'].map((name) =>
      String(form.get(name)),
    );
    const tried = await attempt(locals.language, () =>
      locals.visit.call(showPhone, { householdId: householdId ?? '', contactId: contactId ?? '' }),
    );
    if (!tried.done) return fail(tried.refusal.status, { what: tried.refusal.what });
    return { number: tried.value.value, callId: String(form.get('callId')) };
  },

  /** Says how a call ended: one key. */
  outcome: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = callOutcomes.find((code) => code === form.get('outcome'));
    if (!outcome) return fail(422, { what: '' });
    const input = {
      householdId: String(form.get('householdId')),
      callId: String(form.get('callId')),
      outcome,
    };
    const tried = await attempt(locals.language, () => locals.visit.call(recordCall, input));
    if (!tried.done) return fail(tried.refusal.status, { what: tried.refusal.what });
    const { nextAt } = tried.value;
    const when = nextAt && dayText(locals.language, dateIn(nextAt, deskZone));
    return { noted: outcome, when };
  },
};
