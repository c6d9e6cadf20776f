import { fail, redirect } from '@sveltejs/kit';
import { answerStandBy, joinStandBy, leaveStandBy, myStandBy } from '#appointments/contract.ts';
import { plusDays } from '#pathways/calendar.rules.ts';
import { myPlaces } from '#queue/contract.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { attempt } from '../../../../attempt.ts';
import type { FieldError } from '../../../../field-errors.ts';
import type { Words } from '../../../../words/say.ts';
import { words } from '../../../../words/words.ts';
import { familyCall, oneOf, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** For how many days from today a family may stand on the list without asking again. */
const spans = [14, 30, 90];

/** What the family said about travelling at short notice, and what it is asked, place by place. */
export const load: PageServerLoad = async ({ locals: { visit, application } }) => {
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
    lists: open.map(({ programme: { programmeId, name, ports, timeZone }, ticket }) => {
      const wish = standBy.find((one) => one.programmeId === programmeId) ?? null;
      const today = localDay(application.now(), timeZone);
      const days = [...spans.map((span) => plusDays(today, span)), ...(wish ? [wish.until] : [])];
      const paperFirst = ticket?.enrolmentBasis === 'declared';
      return { programmeId, name, ports, wish, paperFirst, days: [...new Set(days)].toSorted() };
    }),
  };
};

/** What was typed as a whole number; what is none fits no field, so that it is refused beside it. */
function wholeNumber(typed: string): number {
  return /^\d{1,4}$/u.test(typed.trim()) ? Number(typed) : Number.NaN;
}

/** The last day is chosen, not written. */
function mended(error: FieldError, { say }: Words): FieldError {
  return error.field === 'until'
    ? { ...error, message: say('my-place.standBy.untilNeeded') }
    : error;
}

export const actions: Actions = {
  join: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const programmeId = textOf(form, 'programme');
    const typed = {
      programmeId,
      ports: form.getAll(`ports-${programmeId}`).filter((port) => typeof port === 'string'),
      readyHours: textOf(form, `readyHours-${programmeId}`),
      until: textOf(form, `until-${programmeId}`),
    };
    const readyHours = wholeNumber(typed.readyHours);
    const joined = await attempt(language, () =>
      familyCall(visit)(joinStandBy, { ...typed, readyHours }),
    );
    if (!joined.done) {
      const errors = joined.errors.map((error) => mended(error, words(language)));
      return fail(joined.refusal.status, { ...joined, errors, typed });
    }
    redirect(303, '/my-place/stand-by');
  },
  leave: async ({ request, locals: { visit, language } }) => {
    const programmeId = textOf(await request.formData(), 'programme');
    const left = await attempt(language, () => familyCall(visit)(leaveStandBy, { programmeId }));
    if (!left.done) return fail(left.refusal.status, left);
    redirect(303, '/my-place/stand-by');
  },
  answer: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const answer = oneOf(form, 'answer', ['accept', 'refuse'] as const);
    // Neither button was pressed: the question stands, and nothing is given away.
    if (answer === null) redirect(303, '/my-place/stand-by');
    const given = { askId: textOf(form, 'ask'), answer };
    const answered = await attempt(language, () => familyCall(visit)(answerStandBy, given));
    if (!answered.done) return fail(answered.refusal.status, answered);
    redirect(303, answer === 'accept' ? '/my-place/day' : '/my-place/stand-by');
  },
};
