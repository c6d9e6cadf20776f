import { fail, redirect } from '@sveltejs/kit';
import { whereWeStand } from '#appointments/contract.ts';
import { returnToQueue } from '#queue/contract.ts';
import { leaveMyPlace, openMyPlace, undoWithdrawal } from '#registry/contract.ts';
import { attempt } from '../../../attempt.ts';
import { endCookie, readCookie, setCookie } from '../../../cookies.ts';
import type { Actions, PageServerLoad } from './$types';
import { familyCall, textOf } from './family.ts';

/** Where one enters; and, once in, where the family stands, what comes next, when and why. */
export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const { visit, application } = locals;
  if (visit.actor.kind === 'family') {
    const view = await visit.call(whereWeStand, {});
    if (view.household.ownWordsNeeded) redirect(303, '/my-place/words');
    const back = (['same', 'new'] as const).find((one) => url.searchParams.get('back') === one);
    return { view, back };
  }
  const ended = readCookie(cookies, application, 'session') !== undefined;
  const said = (['closed', 'erased'] as const).find((one) => url.searchParams.has(one));
  const note = said ?? (ended ? ('ended' as const) : null);
  return { view: null, folio: url.searchParams.get('folio') ?? '', note };
};

export const actions: Actions = {
  open: async ({ request, locals, cookies }) => {
    const form = await request.formData();
    const [folio, words] = [textOf(form, 'folio'), textOf(form, 'words')];
    const { language, visit, application } = locals;
    const opened = await attempt(language, () => visit.call(openMyPlace, { folio, words }));
    if (!opened.done) {
      const { refusal, errors } = opened;
      return fail(refusal.status, { refusal, errors, folio });
    }
    setCookie(cookies, application, 'session', opened.value.session);
    redirect(303, opened.value.ownWordsNeeded ? '/my-place/words' : '/my-place');
  },
  close: async ({ locals, cookies }) => {
    if (locals.visit.actor.kind === 'family') await locals.visit.call(leaveMyPlace, {});
    endCookie(cookies, locals.application, 'session');
    redirect(303, '/my-place?closed');
  },
  comeBack: async ({ locals: { visit, language } }) => {
    const back = await attempt(language, () => familyCall(visit)(undoWithdrawal, {}));
    if (!back.done) return fail(back.refusal.status, { refusal: back.refusal });
    redirect(303, '/my-place?back=same');
  },
  returnTo: async ({ request, locals: { visit, language } }) => {
    const programmeId = textOf(await request.formData(), 'programme');
    const back = await attempt(language, () => familyCall(visit)(returnToQueue, { programmeId }));
    if (!back.done) return fail(back.refusal.status, { refusal: back.refusal });
    redirect(303, `/my-place?back=${back.value.samePlace ? 'same' : 'new'}`);
  },
};
