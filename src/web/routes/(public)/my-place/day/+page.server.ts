import { fail, redirect } from '@sveltejs/kit';
import { answerOffer, mySlots } from '#appointments/contract.ts';
import { pathwaysForHousehold } from '#pathways/contract.ts';
import { chooseOpeningFact, proveOpeningFact } from '#registry/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { dateIn } from '../../../../words/dates.ts';
import { askAsTyped, familyCall, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

const questions = ['birth_year', 'mother_name', 'home_town', 'own_word'] as const;

/** Day and port, once the family's own fact is proven; while a lawyer must come first, none. */
export const load: PageServerLoad = async ({ locals: { visit, application }, url }) => {
  const [household, { slots }, { hold }] = await Promise.all([
    ownHousehold(visit),
    familyCall(visit)(mySlots, {}),
    familyCall(visit)(pathwaysForHousehold, {}),
  ]);
  if (hold !== 'none') redirect(303, '/my-place');
  return {
    question: questions.find((one) => one === household.openingQuestion) ?? null,
    opened: household.dayOpened,
    place: household.whereabouts?.place ?? null,
    slot: slots[0] ?? null,
    /** Where the programme is. */
    today: dateIn(application.now(), slots[0]?.timeZone ?? 'UTC'),
    forStandBy: url.searchParams.has('standBy'),
  };
};

/** Where the day stands for which the family's own fact was asked. */
function opened(url: URL): string {
  return url.searchParams.has('standBy') ? '/my-place/stand-by' : '/my-place/day';
}

export const actions: Actions = {
  prove: async ({ request, locals: { visit, language }, url }) => {
    const answer = textOf(await request.formData(), 'answer');
    const proven = await attempt(language, () => familyCall(visit)(proveOpeningFact, { answer }));
    if (!proven.done) return fail(proven.refusal.status, { refused: proven });
    redirect(303, opened(url));
  },
  choose: async ({ request, locals: { visit, language }, url }) => {
    const form = await request.formData();
    const typed = { question: textOf(form, 'question'), answer: textOf(form, 'answer') };
    const chosen = await attempt(language, async () => {
      await askAsTyped(visit, chooseOpeningFact, typed);
      await askAsTyped(visit, proveOpeningFact, { answer: typed.answer });
    });
    if (!chosen.done) return fail(chosen.refusal.status, { refused: chosen, typed });
    redirect(303, opened(url));
  },
  accept: async ({ request, locals: { visit, language } }) => {
    const slotId = textOf(await request.formData(), 'slot');
    const answer = { answer: 'accept', slotId } as const;
    const answered = await attempt(language, () => familyCall(visit)(answerOffer, answer));
    if (!answered.done) return fail(answered.refusal.status, { refused: answered });
    redirect(303, '/my-place/day');
  },
  decline: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    // Who marks no reason says none; one that is not known is refused.
    const reason = textOf(form, 'reason') || 'not_said';
    const answer = { answer: 'decline', slotId: textOf(form, 'slot'), reason };
    const answered = await attempt(language, () => askAsTyped(visit, answerOffer, answer));
    if (!answered.done) return fail(answered.refusal.status, { refused: answered });
    redirect(303, '/my-place');
  },
};
