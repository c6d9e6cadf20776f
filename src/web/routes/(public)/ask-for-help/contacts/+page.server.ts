import { redirect } from '@sveltejs/kit';
import { words } from '../../../../words/words.ts';
import { mostContacts } from '../draft.ts';
import { requireDraft } from '../keeping.ts';
import { actOnList } from '../list-page.ts';
import { parts } from '../question.ts';
import { contactText, reachable } from '../questions/contact.ts';
import { base } from '../stops.ts';
import type { Actions, PageServerLoad } from './$types';

/** The ways to reach them so far. */
export const load: PageServerLoad = async (event) => {
  const draft = await requireDraft(event);
  if (reachable(draft).length === 0) redirect(303, `${base}/contact/${draft.contacts[0]}`);
  const spoken = words(event.locals.language);
  return {
    at: 8,
    of: parts,
    mayAdd: draft.contacts.length < mostContacts,
    rows: draft.contacts.map((at, index) => ({
      at,
      text: contactText(draft, at, spoken),
      href: `${base}/contact/${at}`,
      mayRemove: index > 0,
    })),
  };
};

/** Adds one, takes one away, or goes on. */
export const actions: Actions = { default: (event) => actOnList(event, 'contacts') };
