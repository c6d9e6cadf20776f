import { redirect } from '@sveltejs/kit';
import { withTyped } from '../draft.ts';
import { keep, requireDraft } from '../keeping.ts';
import { parts } from '../question.ts';
import { isByHelper, isChildAlone } from '../questions/who.ts';
import { after, base, before } from '../stops.ts';
import type { Actions, PageServerLoad } from './$types';

const key = 'trained-person';

/** For a child without a parent or guardian: a person, not a form. */
export const load: PageServerLoad = async (event) => {
  const draft = await requireDraft(event);
  if (!isChildAlone(draft)) redirect(303, `${base}/child-alone`);
  return { at: 2, of: parts, byHelper: isByHelper(draft) };
};

/** On to the few questions that let somebody find them. */
export const actions: Actions = {
  default: async (event) => {
    const draft = withTyped(await requireDraft(event), key, {});
    await keep(event, draft);
    const go = (await event.request.formData()).get('go');
    if (go === 'later') redirect(303, `${base}/save?from=${key}`);
    redirect(303, `${base}/${go === 'back' ? before(draft, key) : after(draft, key)}`);
  },
};
