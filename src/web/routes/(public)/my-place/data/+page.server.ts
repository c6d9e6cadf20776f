import { fail, redirect } from '@sveltejs/kit';
import { correctMine } from '#registry/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { askAsTyped, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is held, as far as this visit may show it, and what was asked to be put right. */
export const load: PageServerLoad = async ({ locals: { visit }, url }) => {
  const { people, corrections, openingQuestion, dayOpened, folio } = await ownHousehold(visit);
  const mayProve = openingQuestion !== null && !dayOpened;
  return { people, corrections, folio, mayProve, sent: url.searchParams.has('sent') };
};

export const actions: Actions = {
  correct: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const typed = {
      about: textOf(form, 'about'),
      personId: textOf(form, 'person') || null,
      shouldBe: textOf(form, 'shouldBe'),
    };
    const asked = await attempt(language, () => askAsTyped(visit, correctMine, typed));
    if (!asked.done) return fail(asked.refusal.status, { refused: asked, typed });
    redirect(303, '/my-place/data?sent');
  },
};
