import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import * as waiting from '#waiting-lists/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { endCookie, setCookie } from '../../../../cookies.ts';
import { textOf } from '../../my-place/family.ts';
import { portName } from '../../my-place/towns.ts';
import { namedLists } from '../list-name.ts';
import type { Actions, PageServerLoad } from './$types';
import { hasVisit, inVisit } from './in-visit.ts';

const here = '/waiting-lists/my-number';

/** What was done, as the address of this page says it after a form. */
const deeds = ['askAgain', 'comeBack', 'word', 'wordGone'] as const;

/** Where one enters; and, once in, where the number stands and what can be done. */
export const load: PageServerLoad = async (event) => {
  const { locals, cookies, url } = event;
  const { visit, language, application } = locals;
  const ended = url.searchParams.has('ended');
  if (ended) endCookie(cookies, application, 'number');
  if (!ended && hasVisit(event)) {
    const mine = await inVisit(event, (token) => visit.call(waiting.myNumber, { visit: token }));
    const done = deeds.find((one) => url.searchParams.get('done') === one) ?? null;
    return { mine: { ...mine, name: portName(mine.port, language), done } };
  }
  const { lists } = await visit.call(waiting.lists, {});
  const listId = url.searchParams.get('list') ?? '';
  const isOldLink = listId !== '' && lists.every((one) => one.listId !== listId);
  return {
    mine: null,
    note: noteOf(url, isOldLink),
    lists: namedLists(lists, language).map(({ listId: value, name: label }) => ({ value, label })),
    listId,
    number: url.searchParams.get('number') ?? '',
  };
};

/** What is said above the fields. */
function noteOf({ searchParams }: URL, isOldLink: boolean) {
  if (searchParams.has('ended')) return 'my.ended' as const;
  if (searchParams.has('closed')) return 'my.closed' as const;
  return isOldLink ? ('oldLink' as const) : null;
}

async function open({ request, locals, cookies }: RequestEvent) {
  const form = await request.formData();
  const { visit, language, application } = locals;
  const typed = { listId: textOf(form, 'listId'), number: textOf(form, 'number').trim() };
  const words = textOf(form, 'words');
  const opened = await attempt(language, () => visit.call(waiting.openNumber, { ...typed, words }));
  if (!opened.done) {
    const { refusal, errors } = opened;
    return fail(refusal.status, { refusal, errors, ...typed });
  }
  setCookie(cookies, application, 'number', opened.value.visit);
  redirect(303, here);
}

async function close(event: RequestEvent) {
  const { locals, cookies } = event;
  await inVisit(event, (token) => locals.visit.call(waiting.endVisit, { visit: token }));
  endCookie(cookies, locals.application, 'number');
  redirect(303, `${here}?closed`);
}

/** Does one thing with the number, and says so on the page it came from. */
function deed(contract: typeof waiting.askAgain, done: (typeof deeds)[number]) {
  return async (event: RequestEvent) => {
    const { visit, language } = event.locals;
    const asked = await attempt(language, () =>
      inVisit(event, (token) => visit.call(contract, { visit: token })),
    );
    if (!asked.done) return fail(asked.refusal.status, { refusal: asked.refusal, errors: [] });
    redirect(303, `${here}?done=${done}`);
  };
}

async function word(event: RequestEvent) {
  const { visit, language } = event.locals;
  const form = await event.request.formData();
  const ownWord = textOf(form, 'ownWord').trim() || null;
  const oldWord = textOf(form, 'oldWord').trim() || null;
  const set = await attempt(language, () =>
    inVisit(event, (token) => visit.call(waiting.setOwnWord, { visit: token, ownWord, oldWord })),
  );
  if (set.done) redirect(303, `${here}?done=${ownWord ? 'word' : 'wordGone'}`);
  const { refusal } = set;
  // A word that is not the one kept has no field of its own in the answer.
  const isOld = refusal.code === 'waiting.ownWordDiffers';
  const errors = isOld ? [{ field: 'oldWord', message: refusal.what }] : set.errors;
  return fail(refusal.status, { ownWord, refusal, errors });
}

export const actions: Actions = {
  open,
  close,
  word,
  askAgain: deed(waiting.askAgain, 'askAgain'),
  comeBack: deed(waiting.returnToList, 'comeBack'),
};
