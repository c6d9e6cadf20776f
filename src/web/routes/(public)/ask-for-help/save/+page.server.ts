import { redirect } from '@sveltejs/kit';
import { giveDraftWords } from '#registry/contract.ts';
import { readCookie } from '../../../../cookies.ts';
import { isProblem } from '../../../../refusal.ts';
import { requireDraft } from '../keeping.ts';
import { base, stopsOf } from '../stops.ts';
import type { Actions, PageServerLoad } from './$types';

/** Offers the draft's own words, to go on later. */
export const load: PageServerLoad = async (event) => {
  const draft = await requireDraft(event);
  const from = event.url.searchParams.get('from');
  const known = from === 'check' || stopsOf(draft).some(({ key }) => key === from);
  return { from: `${base}${known ? `/${from}` : ''}` };
};

/** Gives the words; they stand on this one answer and nowhere else. */
export const actions: Actions = {
  default: async ({ cookies, locals }) => {
    const token = readCookie(cookies, locals.application, 'draft');
    if (!token) redirect(303, base);
    try {
      return await locals.visit.call(giveDraftWords, { token, screenLanguage: locals.language });
    } catch (error) {
      if (isProblem(error) && error.code === 'registry.draftClosed') redirect(303, `${base}/go-on`);
      throw error;
    }
  },
};
