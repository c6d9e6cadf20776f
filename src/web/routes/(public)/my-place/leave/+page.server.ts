import { fail, redirect } from '@sveltejs/kit';
import { eraseMine, leaveHousehold, withdraw } from '#registry/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { endCookie, setCookie } from '../../../../cookies.ts';
import { familyCall, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** Three acts that are not one another: leaving the line, parting from the household, erasing. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const { people, state } = await ownHousehold(visit);
  return {
    registered: state === 'registered',
    ownWords: people.some(({ you }) => you),
    alone: people.length === 1,
    children: people.filter(({ adult }) => adult === false),
  };
};

export const actions: Actions = {
  withdraw: async ({ request, locals: { visit, language } }) => {
    const confirmation = textOf(await request.formData(), 'confirmation') || null;
    const call = familyCall(visit);
    const left = await attempt(language, () => call(withdraw, { confirmation }));
    if (!left.done) return fail(left.refusal.status, { refusal: left.refusal });
    return { withdraw: left.value };
  },
  part: async ({ request, locals: { visit, language, application }, cookies }) => {
    const form = await request.formData();
    const children = form.getAll('with').filter((id) => typeof id === 'string');
    const parted = await attempt(language, () =>
      familyCall(visit)(leaveHousehold, { with: children }),
    );
    if (!parted.done) return fail(parted.refusal.status, { refusal: parted.refusal });
    const { folio, words, session } = parted.value;
    setCookie(cookies, application, 'session', session);
    return { parted: { folio, words } };
  },
  erase: async ({ request, locals: { visit, language, application }, cookies }) => {
    const confirmation = textOf(await request.formData(), 'confirmation') || null;
    const call = familyCall(visit);
    const erased = await attempt(language, () => call(eraseMine, { confirmation }));
    if (!erased.done) return fail(erased.refusal.status, { refusal: erased.refusal });
    if (erased.value.step === 'confirm') return { erase: erased.value };
    endCookie(cookies, application, 'session');
    redirect(303, '/my-place?erased');
  },
};
