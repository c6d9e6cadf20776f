import { fail, redirect } from '@sveltejs/kit';
import { myPlaces, waitTogether } from '#queue/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { askAsTyped, familyCall, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** The places that can wait until a family that was split is together, and those that do. */
export const load: PageServerLoad = async ({ locals: { visit }, url }) => {
  const call = familyCall(visit);
  const [, { places }] = await Promise.all([ownHousehold(visit), call(myPlaces, {})]);
  const said = (['waits', 'together'] as const).find((one) => url.searchParams.has(one)) ?? null;
  return {
    said,
    places: places
      .filter(
        ({ programme, ticket }) =>
          programme.state !== 'ended' &&
          ticket !== null &&
          (ticket.heldReason === null || ticket.heldReason === 'family_apart') &&
          ['waiting', 'offered', 'accepted'].includes(ticket.state),
      )
      .map(({ programme, ticket }) => ({
        programmeId: programme.programmeId,
        name: programme.name,
        waits: ticket?.heldReason === 'family_apart',
        hasDay: ticket?.state !== 'waiting',
      })),
  };
};

/** What the two buttons say; anything else is refused, since a day may hang on it. */
const answers: Readonly<Record<string, boolean>> = { yes: true, no: false };

export const actions: Actions = {
  /** The first step only asks: a day that the family has would be given back. */
  wait: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const programmeId = textOf(form, 'programme');
    const wait = answers[textOf(form, 'wait')];
    if (wait && textOf(form, 'sure') !== 'yes') return { sure: programmeId };
    const said = await attempt(language, () =>
      askAsTyped(visit, waitTogether, { programmeId, wait }),
    );
    if (!said.done) return fail(said.refusal.status, { refusal: said.refusal });
    redirect(303, `/my-place/together?${wait ? 'waits' : 'together'}`);
  },
};
