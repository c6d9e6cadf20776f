import { type RequestEvent, redirect } from '@sveltejs/kit';
import { dropDraft, keepDraft, readDraft } from '#registry/contract.ts';
import { endCookie, readCookie, setCookie } from '../../../cookies.ts';
import { isProblem } from '../../../refusal.ts';
import { words } from '../../../words/words.ts';
import { Draft } from './draft.ts';
import type { Asking } from './question.ts';
import { base } from './stops.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals'>;

/** The draft of this visit, or null. A closed one leads to the page that asks for its words. */
export async function draftOf(event: Event): Promise<Draft | null> {
  const token = readCookie(event.cookies, event.locals.application, 'draft');
  if (!token) return null;
  const reading = await event.locals.visit.call(readDraft, { token });
  if (reading.state === 'closed') redirect(303, `${base}/go-on`);
  if (reading.state === 'none') return null;
  const { data } = Draft.safeParse(reading.answers);
  return data ?? null;
}

/** The draft of this visit; without one, back to the start. */
export async function requireDraft(event: Event): Promise<Draft> {
  return (await draftOf(event)) ?? redirect(303, base);
}

/** Keeps the answers so far, sealed, and the cookie that finds them. */
export async function keep(event: Event, draft: Draft): Promise<void> {
  const { cookies, locals } = event;
  const token = readCookie(cookies, locals.application, 'draft') ?? null;
  try {
    const kept = await locals.visit.call(keepDraft, { token, answers: draft });
    if (kept.token !== token) setCookie(cookies, locals.application, 'draft', kept.token);
  } catch (error) {
    if (isProblem(error) && error.code === 'registry.draftClosed') redirect(303, `${base}/go-on`);
    throw error;
  }
}

/** Forgets the answers at once, here and in the browser. */
export async function forget({ cookies, locals }: Event): Promise<void> {
  const token = readCookie(cookies, locals.application, 'draft');
  endCookie(cookies, locals.application, 'draft');
  if (token) await locals.visit.call(dropDraft, { token });
}

/** Today at UTC, in `YYYY-MM-DD`: what dates are read against. */
export function todayOf({ locals }: Event): string {
  return locals.application.now().toISOString().slice(0, 10);
}

/** What every question needs to know. */
export function askingOf(event: Event, draft: Draft): Omit<Asking, 'at'> {
  return { draft, words: words(event.locals.language), today: todayOf(event) };
}
