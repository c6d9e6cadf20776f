import type { RequestEvent } from '@sveltejs/kit';
import type { Draft } from './draft.ts';
import { askingOf } from './keeping.ts';
import { after, base, before, firstOpen } from './stops.ts';

/** Marks a page that was opened from "check your answers", to lead back there. */
const mark = '?check';

/** True on a page that was opened from "check your answers". */
export function isFromCheck({ url }: Pick<RequestEvent, 'url'>): boolean {
  return url.searchParams.has('check');
}

/** A page of the form, from "check your answers" if this one was. */
export function pageFrom(event: RequestEvent, key: string): string {
  return `${base}/${key}${isFromCheck(event) ? mark : ''}`;
}

/** The next page; from "check your answers" straight back to it, by way of what the change opened. */
export function nextPage(event: RequestEvent, draft: Draft, key: string): string {
  if (!isFromCheck(event)) return `${base}/${after(draft, key)}`;
  const open = firstOpen(askingOf(event, draft));
  return open ? pageFrom(event, open) : `${base}/check`;
}

/** The page before; from "check your answers" back to it, once nothing is open. */
export function pageBefore(event: RequestEvent, draft: Draft, key: string): string {
  if (isFromCheck(event) && firstOpen(askingOf(event, draft)) === null) return `${base}/check`;
  return `${base}/${before(draft, key) ?? ''}`;
}
