import { type RequestEvent, redirect } from '@sveltejs/kit';
import { mostContacts, mostPeople, withOneMore, without, withTyped } from './draft.ts';
import { keep, requireDraft } from './keeping.ts';
import { nextPage, pageBefore, pageFrom } from './next-page.ts';
import { base } from './stops.ts';

/** What distinguishes the list of people from that of ways to reach them. */
const lists = {
  people: { first: 'names', most: mostPeople },
  contacts: { first: 'contact', most: mostContacts },
} as const;

/** What somebody does on a list: adds one, takes one away, goes on or back. */
export async function actOnList(event: RequestEvent, list: keyof typeof lists): Promise<never> {
  const earlier = await requireDraft(event);
  const form = await event.request.formData();
  const go = form.get('go');
  const removed = Number(form.get('remove'));
  if (earlier[list].slice(1).includes(removed)) {
    await keep(event, without(earlier, list, removed));
    redirect(303, pageFrom(event, list));
  }
  if (go === 'add' && earlier[list].length < lists[list].most) {
    const [draft, added] = withOneMore(earlier, list);
    await keep(event, draft);
    redirect(303, pageFrom(event, `${lists[list].first}/${added}`));
  }
  const draft = withTyped(earlier, list, {});
  await keep(event, draft);
  if (go === 'later') redirect(303, `${base}/save?from=${list}`);
  const next = go === 'back' ? pageBefore : nextPage;
  redirect(303, next(event, draft, list));
}
