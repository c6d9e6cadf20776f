import { redirect } from '@sveltejs/kit';
import { consentQuestions } from '#registry/contract.ts';
import { publicState } from '../../../public-state.ts';
import type { Actions, PageServerLoad } from './$types';
import { askingOf, draftOf, forget } from './keeping.ts';
import { base, firstOpen } from './stops.ts';

/** What to expect, before the first question; or that nobody takes requests yet. */
export const load: PageServerLoad = async (event) => {
  const { visit } = event.locals;
  const [draft, { keeper }, state] = await Promise.all([
    draftOf(event),
    visit.call(consentQuestions, {}),
    publicState(visit),
  ]);
  return {
    keeper: keeper?.name ?? null,
    noProgramme: state.kind === 'none',
    goOn: draft && `${base}/${firstOpen(askingOf(event, draft)) ?? 'check'}`,
  };
};

/** Forgets the answers so far, to begin anew. */
export const actions: Actions = {
  forget: async (event) => {
    await forget(event);
    redirect(303, base);
  },
};
