import { fail, redirect } from '@sveltejs/kit';
import { answerStandBy, joinStandBy, leaveStandBy, myStandBy } from '#appointments/contract.ts';
import { myPlaces } from '#queue/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { familyCall, oneOf, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the family said about travelling at short notice, and what it is asked, place by place. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const call = familyCall(visit);
  const [household, { places }, { standBy, asks }] = await Promise.all([
    ownHousehold(visit),
    call(myPlaces, {}),
    call(myStandBy, {}),
  ]);
  const open = places.filter(
    ({ programme, ticket }) =>
      programme.state !== 'ended' &&
      ticket !== null &&
      ticket.heldReason === null &&
      ['waiting', 'offered', 'accepted'].includes(ticket.state),
  );
  return {
    place: household.whereabouts?.place ?? null,
    asks,
    lists: open.map(({ programme }) => ({
      programmeId: programme.programmeId,
      name: programme.name,
      ports: programme.ports,
      wish: standBy.find(({ programmeId }) => programmeId === programme.programmeId) ?? null,
    })),
  };
};

export const actions: Actions = {
  join: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const wish = {
      programmeId: textOf(form, 'programme'),
      ports: form.getAll('ports').filter((port) => typeof port === 'string'),
      readyHours: Number(textOf(form, 'readyHours') || '0'),
      until: textOf(form, 'until'),
    };
    const joined = await attempt(language, () => familyCall(visit)(joinStandBy, wish));
    if (!joined.done) return fail(joined.refusal.status, { refusal: joined.refusal });
    redirect(303, '/my-place/stand-by');
  },
  leave: async ({ request, locals: { visit, language } }) => {
    const programmeId = textOf(await request.formData(), 'programme');
    const left = await attempt(language, () => familyCall(visit)(leaveStandBy, { programmeId }));
    if (!left.done) return fail(left.refusal.status, { refusal: left.refusal });
    redirect(303, '/my-place/stand-by');
  },
  answer: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const answer = oneOf(form, 'answer', ['accept', 'refuse'] as const) ?? 'refuse';
    const given = { askId: textOf(form, 'ask'), answer };
    const answered = await attempt(language, () => familyCall(visit)(answerStandBy, given));
    if (!answered.done) return fail(answered.refusal.status, { refusal: answered.refusal });
    redirect(303, answer === 'accept' ? '/my-place/day' : '/my-place/stand-by');
  },
};
