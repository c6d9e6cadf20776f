import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { consentQuestions } from '#registry/contract.ts';
import { words } from '../../../../../words/words.ts';
import { type Draft, newDraft, pageKey, withTyped } from '../../draft.ts';
import { askingOf, draftOf, keep } from '../../keeping.ts';
import { nextPage, pageBefore } from '../../next-page.ts';
import type { Asking, Fault, Question } from '../../question.ts';
import { parts } from '../../question.ts';
import { isByHelper } from '../../questions/who.ts';
import { base, before, firstOpen, type Stop, stopsOf } from '../../stops.ts';
import { typedIn } from '../../typed-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page that asks something, not a list. */
type QuestionStop = Stop & { question: Question };

/** Shows one question with what was typed on it before. */
export const load: PageServerLoad = async (event) => {
  const { draft, stop, asking } = await arrive(event);
  return {
    at: stop.part,
    of: parts,
    view: stop.question.view(asking),
    typed: draft.typed[stop.key] ?? {},
    isFirst: before(draft, stop.key) === null,
    forSomebody: isByHelper(draft) && stop.part > 2,
  };
};

/** Keeps what was typed, right or wrong, and goes where the button says. */
export const actions: Actions = {
  default: async (event) => {
    const { draft: earlier, stop, asking } = await arrive(event);
    const form = await event.request.formData();
    const typed = typedIn(form, stop.question.view(asking).fields);
    const draft = withTyped(earlier, stop.key, typed);
    await keep(event, draft);
    const go = form.get('go');
    if (go === 'back') redirect(303, pageBefore(event, draft, stop.key));
    if (go === 'later') redirect(303, `${base}/save?from=${encodeURIComponent(stop.key)}`);
    const faults = stop.question.faults(typed, { ...asking, draft });
    if (faults.length > 0) return fail(422, { typed, errors: said(faults, event) });
    redirect(303, nextPage(event, draft, stop.key));
  },
};

async function arrive(
  event: RequestEvent,
): Promise<{ draft: Draft; stop: QuestionStop; asking: Asking }> {
  const kept = await draftOf(event);
  const draft = kept ?? newDraft();
  const key = keyOf(event);
  const stop = stopsOf(draft).find((one) => one.key === key);
  if (!kept && key !== 'language') redirect(303, base);
  if (!stop) redirect(303, `${base}/${firstOpen(askingOf(event, draft)) ?? 'check'}`);
  const { question } = stop;
  if (!question) error(404);
  const asking: Asking = { ...askingOf(event, draft), at: stop.at };
  if (stop.part === parts) asking.consents = await event.locals.visit.call(consentQuestions, {});
  return { draft, stop: { ...stop, question }, asking };
}

function keyOf({ params }: RequestEvent): string {
  const at = params.at && /^\d{1,3}$/.test(params.at) ? Number(params.at) : null;
  return pageKey(params.question ?? '', at);
}

function said(faults: readonly Fault[], { locals }: RequestEvent) {
  const { say } = words(locals.language);
  return faults.map(({ field, message }) => ({ field, message: say(message) }));
}
