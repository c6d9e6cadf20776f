import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { type Application, applicationKey } from '#platform/call.ts';
import { traceOf } from '#platform/problem.ts';
import { cookieHeader, readCookie, setCookie } from './cookies.ts';
import { readProvenForm } from './form-check.ts';
import { isVisitor, makeFormToken, newVisitor } from './form-token.ts';
import { refusedFormPage, startingPage, troublePage } from './plain-page.ts';
import { chooseLanguage, chooseTheme, isScreenLocale } from './preferences.ts';
import { isProblem, type Refusal, refusalFor } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';

/** Around every page: who is asking, in which language, and whether a form that arrives is ours. */
export const handle: Handle = async ({ event, resolve }) => {
  const application = runningApplication();
  const response = application
    ? await answerOrSayWhy(event, application, (prepared) =>
        resolve(prepared, { transformPageChunk: dress }),
      )
    : startingPage();
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;

  function dress({ html }: { html: string }): string {
    const { language, theme } = event.locals;
    const dressed = html.replace('%puente.lang%', language).replace('%puente.theme%', theme);
    // Marks for a script that takes over; a page without one need not carry them on a slow line.
    return dressed.includes('<script') ? dressed : dressed.replace(/<!--\[?-?\d*[!\]]?-->/g, '');
  }
};

/** Turns whatever went wrong into words for the person. Never a stack trace, never personal text. */
export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'unknown' && !isProblem(caught.error)) report(caught.error, caught.event);
  const status = caught.kind === 'unknown' ? 500 : caught.error.status;
  const { event } = caught;
  event.locals.trouble = troubleOf(caught.error, status, event);
  return event.locals.trouble;
};

/**
 * What went wrong, in words. Who sends no form has no answers to check: where what stands in the path
 * cannot be, the address leads nowhere. A question in the address is refused as such (422).
 */
function troubleOf(error: unknown, status: number, event: RequestEvent): Refusal {
  const { language = 'es' } = event.locals;
  const trouble = refusalFor(error, status, language);
  const isPath =
    (trouble.code === 'web.invalid' && status !== 422) ||
    (trouble.code === 'platform.checkTheFields' && Object.keys(event.params).length > 0);
  return isPath && event.request.method !== 'POST' ? refusalFor(null, 404, language) : trouble;
}

async function answerOrSayWhy(
  event: RequestEvent,
  application: Application,
  resolve: (event: RequestEvent) => Promise<Response>,
): Promise<Response> {
  try {
    return await answer(event, application, resolve);
  } catch (error) {
    const status = statusOf(error);
    if (status === 500 && !isProblem(error)) report(error, event);
    return troublePage(event, troubleOf(error, status, event), application.demo);
  }
}

async function answer(
  event: RequestEvent,
  application: Application,
  resolve: (event: RequestEvent) => Promise<Response>,
): Promise<Response> {
  const visitor = visitorOf(event, application);
  speak(event, application);
  event.locals.application = application;
  event.locals.formToken = makeFormToken(application.formKey, visitor);
  const checked = await readProvenForm(event.request, application.formKey, visitor);
  if (checked.refused) {
    const page = refusedFormPage(event, checked);
    page.headers.append('set-cookie', cookieHeader(event.cookies, application, 'visitor', visitor));
    return page;
  }
  event.locals.typed = checked.typed;
  // The quick exit works even when nothing else does.
  if (!isQuickExit(event)) {
    const token = readCookie(event.cookies, application, 'session');
    event.locals.visit = await application.visit(token, checked.form);
  }
  const response = await resolve(event);
  const { trouble, typed = [] } = event.locals;
  if (!trouble) return response;
  // Not now: the answers stay with who wrote them, to be sent once more.
  const keeps = response.status === 503 && typed.length > 0;
  return keeps || isBare(response) ? troublePage(event, trouble, application.demo) : response;
}

/** True for SvelteKit's own page where a file was asked for: it has no way on, and no quick exit. */
function isBare({ headers }: Response): boolean {
  const isHtml = headers.get('content-type')?.startsWith('text/html') ?? false;
  return isHtml && !headers.has('x-sveltekit-page');
}

function isQuickExit({ route }: RequestEvent): boolean {
  return route.id === '/(public)/exit' || route.id === '/(public)/salir';
}

/** SvelteKit's own refusals (a form too large, an unreadable one) carry their status. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  return typeof status === 'number' ? status : 500;
}

function speak({ cookies, locals, request, url }: RequestEvent, application: Application): void {
  const asked = url.searchParams.get('lang');
  locals.language = chooseLanguage({
    asked,
    remembered: readCookie(cookies, application, 'language'),
    accepted: request.headers.get('accept-language'),
  });
  if (isScreenLocale(asked)) setCookie(cookies, application, 'language', asked);
  const lit = url.searchParams.get('theme') ?? undefined;
  locals.theme = chooseTheme(lit ?? readCookie(cookies, application, 'theme'));
  if (lit !== undefined) setCookie(cookies, application, 'theme', locals.theme);
}

function visitorOf({ cookies }: RequestEvent, application: Application): string {
  const known = readCookie(cookies, application, 'visitor');
  if (isVisitor(known)) return known;
  const fresh = newVisitor();
  setCookie(cookies, application, 'visitor', fresh);
  return fresh;
}

function runningApplication(): Application | undefined {
  const running: unknown = Reflect.get(globalThis, applicationKey);
  return isApplication(running) ? running : undefined;
}

function isApplication(value: unknown): value is Application {
  return typeof value === 'object' && value !== null && 'visit' in value && 'formKey' in value;
}

/** Where it happened, for whoever runs this server. The message may hold personal text: left out. */
function report(error: unknown, event: RequestEvent): void {
  console.error(
    JSON.stringify({ event: 'web.unexpected', route: event.route.id, ...traceOf(error) }),
  );
}
