import { fail } from '@sveltejs/kit';
import { myHousehold, newWords, wordsForAdult } from '#registry/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { familyCall, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** One's own words, and words for other adults. The one page that opens while a helper knows the words. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const { ownWordsNeeded, people, openingQuestion, dayOpened } = await familyCall(visit)(
    myHousehold,
    {},
  );
  const adults = people.filter(({ adult, you }) => adult !== false && !you);
  return { ownWordsNeeded, adults, mayProve: openingQuestion !== null && !dayOpened };
};

export const actions: Actions = {
  make: async ({ locals: { visit, language } }) => {
    const made = await attempt(language, () => familyCall(visit)(newWords, {}));
    if (!made.done) return fail(made.refusal.status, { refusal: made.refusal });
    return { made: made.value, name: null };
  },
  adult: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const personId = textOf(form, 'person');
    const made = await attempt(language, () => familyCall(visit)(wordsForAdult, { personId }));
    if (!made.done) return fail(made.refusal.status, { refusal: made.refusal });
    return { made: made.value, name: textOf(form, 'name') };
  },
};
