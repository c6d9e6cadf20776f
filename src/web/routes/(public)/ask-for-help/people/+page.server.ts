import { redirect } from '@sveltejs/kit';
import { words } from '../../../../words/words.ts';
import { mostPeople } from '../draft.ts';
import { requireDraft } from '../keeping.ts';
import { actOnList } from '../list-page.ts';
import { parts } from '../question.ts';
import { nameOf, namesAnswer } from '../questions/people.ts';
import { isChildAlone } from '../questions/who.ts';
import { base } from '../stops.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is in the family so far. */
export const load: PageServerLoad = async (event) => {
  const draft = await requireDraft(event);
  if (isChildAlone(draft)) redirect(303, `${base}/check`);
  const spoken = words(event.locals.language);
  return {
    at: 3,
    of: parts,
    mayAdd: draft.people.length < mostPeople,
    rows: draft.people.map((at, index) => ({
      at,
      text:
        Object.values(namesAnswer(draft, at)).filter(Boolean).join(' ') ||
        nameOf(draft, at, spoken),
      href: `${base}/names/${at}`,
      mayRemove: index > 0,
    })),
  };
};

/** Adds somebody, takes somebody away, or goes on. */
export const actions: Actions = { default: (event) => actOnList(event, 'people') };
