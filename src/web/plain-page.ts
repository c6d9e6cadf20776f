import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import styles from './design/base.css?inline';
import type { FormCheck } from './form-check.ts';
import { formTokenField } from './form-fields.ts';
import { type Refusal, worded } from './refusal.ts';
import { words } from './words/words.ts';

/** Answers a form that did not prove itself ours: with a page that offers to send it again. */
export function refusedFormPage(
  event: RequestEvent,
  check: FormCheck & { refused: true },
): Response {
  const { language } = event.locals;
  const refusal = worded(check.code, 403, `web.${check.code}`, language);
  if (event.request.headers.get('accept')?.includes('application/json')) {
    return Response.json({ type: 'error', error: refusal }, { status: 403 });
  }
  const again = sendAgain(event, check.typed);
  return plainPage(language, refusal, again, event.locals.application.demo);
}

/** Answers when something went wrong: what was typed can be sent again. */
export function troublePage(event: RequestEvent, refusal: Refusal, demo: boolean): Response {
  const { language = 'es', typed = [] } = event.locals;
  return plainPage(language, refusal, sendAgain(event, typed), demo);
}

/** A button that sends the same form once more; nothing where nothing was typed. */
function sendAgain({ url, locals }: RequestEvent, typed: readonly [string, string][]): string {
  if (typed.length === 0) return '';
  const fields = [...typed, [formTokenField, locals.formToken] as const].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const action = escaped(url.pathname + url.search);
  const button = escaped(words(locals.language).say('problems.sendAgain'));
  return `<form method="post" action="${action}">${fields.join('')}<button class="button">${button}</button></form>`;
}

/** Answers while the application behind the web is not there yet. */
export function startingPage(): Response {
  return plainPage('es', worded('unavailable', 503, 'web.starting', 'es'), '', false);
}

function plainPage(language: string, refusal: Refusal, extra: string, demo: boolean): Response {
  const mark = demo ? `<p class="demo">${escaped(refusal.demo)}</p>` : '';
  const nonce = randomBytes(16).toString('base64');
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Puente</title><style nonce="${nonce}">${styles}</style></head><body><main class="page">${mark}<h1>${escaped(refusal.what)}</h1><p>${escaped(refusal.todo)}</p>${extra}<p class="quiet small">${escaped(refusal.code)}</p><p><a href="/">${escaped(refusal.home)}</a> · <a href="/exit" accesskey="x">${escaped(refusal.exit)}</a></p></main></body></html>`;
  return new Response(html, {
    status: refusal.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
