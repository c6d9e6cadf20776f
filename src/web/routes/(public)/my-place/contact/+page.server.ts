import { fail, redirect } from '@sveltejs/kit';
import {
  askToBeCalled,
  changeContact,
  changeWhereabouts,
  undoContactChange,
} from '#registry/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { familyCall, oneOf, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';
import { answersOf, countries } from './answers.ts';

/** How the family can be reached, where it is, and whether it asked for a call. */
export const load: PageServerLoad = async ({ locals: { visit, application }, url }) => {
  const { contacts, whereabouts, callAskedAt, keeper } = await ownHousehold(visit);
  const replaces = contacts.find(({ contactId }) => contactId === url.searchParams.get('change'));
  return {
    contacts,
    now: application.now(),
    whereabouts,
    callAskedAt,
    keeper: keeper.name,
    saved: url.searchParams.has('saved'),
    /** A form for a contact is open: a new one, or in place of another. */
    writing: url.searchParams.has('add') || replaces !== undefined,
    replaces: replaces ?? null,
  };
};

export const actions: Actions = {
  keep: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const { typed, contact } = answersOf(form);
    const replaces = textOf(form, 'replaces') || null;
    const kept = await attempt(language, () =>
      familyCall(visit)(changeContact, { replaces, contact }),
    );
    if (!kept.done) return fail(kept.refusal.status, { refused: kept, typed, replaces });
    redirect(303, '/my-place/contact?saved');
  },
  remove: async ({ request, locals: { visit, language } }) => {
    const replaces = textOf(await request.formData(), 'contact');
    const ended = await attempt(language, () => familyCall(visit)(changeContact, { replaces }));
    if (!ended.done) return fail(ended.refusal.status, { refused: ended });
    redirect(303, '/my-place/contact?saved');
  },
  undo: async ({ request, locals: { visit, language } }) => {
    const contactId = textOf(await request.formData(), 'contact');
    const undone = await attempt(language, () =>
      familyCall(visit)(undoContactChange, { contactId }),
    );
    if (!undone.done) return fail(undone.refusal.status, { refused: undone });
    redirect(303, '/my-place/contact?saved');
  },
  city: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const whereabouts = {
      country: oneOf(form, 'country', countries) ?? 'unknown',
      place: textOf(form, 'place') || null,
      placeText: textOf(form, 'placeText'),
    };
    const moved = await attempt(language, () =>
      familyCall(visit)(changeWhereabouts, { whereabouts }),
    );
    if (!moved.done) return fail(moved.refusal.status, { refused: moved });
    redirect(303, '/my-place/contact?saved');
  },
  call: async ({ locals: { visit, language } }) => {
    const asked = await attempt(language, () => familyCall(visit)(askToBeCalled, {}));
    if (!asked.done) return fail(asked.refusal.status, { refused: asked });
    redirect(303, '/my-place/contact?saved#call');
  },
};
