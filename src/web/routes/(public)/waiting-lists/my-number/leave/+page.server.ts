import { fail, redirect } from '@sveltejs/kit';
import { leaveList, myNumber } from '#waiting-lists/contract.ts';
import { attempt } from '../../../../../attempt.ts';
import { inVisit } from '../in-visit.ts';
import type { Actions, PageServerLoad } from './$types';

/** The second step before leaving a list: what happens exactly, yes or no. */
export const load: PageServerLoad = async (event) => {
  const { call } = event.locals.visit;
  const { canLeave } = await inVisit(event, (visit) => call(myNumber, { visit }));
  if (!canLeave) redirect(303, '/waiting-lists/my-number');
  return {};
};

export const actions: Actions = {
  default: async (event) => {
    const { visit, language } = event.locals;
    const left = await attempt(language, () =>
      inVisit(event, (token) => visit.call(leaveList, { visit: token })),
    );
    if (!left.done) return fail(left.refusal.status, { refusal: left.refusal });
    redirect(303, '/waiting-lists/my-number');
  },
};
