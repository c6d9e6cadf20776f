import { fail, redirect } from '@sveltejs/kit';
import { readDraft, reopenDraft } from '#registry/contract.ts';
import { readCookie, setCookie } from '../../../../cookies.ts';
import { isProblem } from '../../../../refusal.ts';
import { words } from '../../../../words/words.ts';
import { Draft } from '../draft.ts';
import { askingOf, forget } from '../keeping.ts';
import { base, firstOpen } from '../stops.ts';
import type { Actions, PageServerLoad } from './$types';

/** Says whether a draft closed in this browser, and asks for its words. */
export const load: PageServerLoad = async ({ cookies, locals }) => {
  const token = readCookie(cookies, locals.application, 'draft');
  const reading = token ? await locals.visit.call(readDraft, { token }) : null;
  return {
    closed: reading?.state === 'closed',
    hasWords: reading?.state === 'closed' && reading.hasWords,
  };
};

export const actions: Actions = {
  /** Reopens the draft and goes to its first open question. */
  open: async (event) => {
    const { cookies, locals } = event;
    const typed = String((await event.request.formData()).get('words') ?? '').slice(0, 200);
    try {
      const { token, answers } = await locals.visit.call(reopenDraft, { words: typed });
      setCookie(cookies, locals.application, 'draft', token);
      const draft = Draft.parse(answers);
      redirect(303, `${base}/${firstOpen(askingOf(event, draft)) ?? 'check'}`);
    } catch (error) {
      if (!isProblem(error) || error.code !== 'registry.noSuchDraft') throw error;
      const message = words(locals.language).say('ask-for-help.error.words');
      return fail(422, { typed, errors: [{ field: 'words', message }] });
    }
  },
  /** Forgets the closed draft, to begin anew. */
  forget: async (event) => {
    await forget(event);
    redirect(303, base);
  },
};
