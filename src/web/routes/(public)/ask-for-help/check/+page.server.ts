import { type RequestEvent, redirect } from '@sveltejs/kit';
import { consentQuestions, receiptAgain, registerHousehold } from '#registry/contract.ts';
import { endCookie, readCookie, setCookie } from '../../../../cookies.ts';
import { onceField } from '../../../../form-fields.ts';
import { isProblem } from '../../../../refusal.ts';
import { checkRows } from '../answers-text.ts';
import type { Draft } from '../draft.ts';
import { householdOf } from '../household-of.ts';
import { askingOf, draftOf, forget, requireDraft, todayOf } from '../keeping.ts';
import { parts } from '../question.ts';
import { isRefused } from '../questions/permission.ts';
import { base, before, firstOpen } from '../stops.ts';
import type { Actions, PageServerLoad } from './$types';

/** Every answer once more, before anything is sent. */
export const load: PageServerLoad = async (event) => {
  const draft = await requireDraft(event);
  const asking = askingOf(event, draft);
  const open = firstOpen(asking);
  if (open) redirect(303, `${base}/${open}`);
  const refused = isRefused(draft);
  const consents = await event.locals.visit.call(consentQuestions, {});
  return {
    of: parts,
    once: draft.once,
    back: `${base}/${before(draft, 'check') ?? ''}`,
    refused,
    groups: refused ? [] : checkRows({ ...asking, consents }),
  };
};

export const actions: Actions = {
  /** Registers the household once, however often it is pressed, and leads to the receipt. */
  send: async (event) => {
    const once = String((await event.request.formData()).get(onceField) ?? '');
    const draft = await draftOf(event);
    if (draft?.once === once) await register(event, draft);
    else await findSent(event, once);
    setCookie(event.cookies, event.locals.application, 'receipt', once);
    redirect(303, `${base}/receipt`);
  },
  /** Forgets everything that was typed. */
  forget: async (event) => {
    await forget(event);
    redirect(303, '/');
  },
};

async function register(event: RequestEvent, draft: Draft): Promise<void> {
  const open = firstOpen(askingOf(event, draft));
  if (open) redirect(303, `${base}/${open}`);
  if (isRefused(draft)) redirect(303, `${base}/check`);
  const { visit, language, application } = event.locals;
  const household = householdOf(draft, { screenLanguage: language, today: todayOf(event) });
  const token = readCookie(event.cookies, application, 'draft') ?? null;
  try {
    await visit.call(registerHousehold, { ...household, draft: token });
  } catch (error) {
    // Nobody takes requests: the start says so, and the answers stay.
    if (isProblem(error) && error.code === 'registry.notOpenYet') redirect(303, base);
    throw error;
  }
  endCookie(event.cookies, application, 'draft');
}

/** The form was sent before, or from elsewhere: its receipt, if there is one. */
async function findSent({ locals }: RequestEvent, submissionKey: string): Promise<void> {
  try {
    await locals.visit.call(receiptAgain, { submissionKey });
  } catch (error) {
    if (isProblem(error)) redirect(303, base);
    throw error;
  }
}
