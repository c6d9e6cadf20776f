import type { RequestEvent } from '@sveltejs/kit';
import { momentText } from '../words/dates.ts';

/** A link that was just made, as its page shows it once: the whole address, and until when it opens. */
export function madeLink(
  { locals, url }: Pick<RequestEvent, 'locals' | 'url'>,
  { token, endsAt }: { token: string; endsAt: Date },
): { address: string; until: string } {
  // Without an address of its own, Puente is on loopback, and there it speaks plain http.
  const origin = locals.application.publicUrl ?? `http://${url.host}`;
  const until = momentText(locals.language, endsAt, { timeZone: 'UTC', name: 'UTC' });
  return { address: `${origin}/invitation/${token}`, until };
}
