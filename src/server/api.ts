import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { RunningApplication } from '#platform/application.ts';
import type { Contract } from '#platform/contract.ts';
import { Problem } from '#platform/problem.ts';
import { noteUnexpected } from './log.ts';
import { openApi } from './open-api.ts';
import { sessionCookie } from './session-cookie.ts';

/** The largest JSON that a route takes. Spreadsheets go through the form of the web. */
const largestBody = 1024 * 1024;

/** On every answer: nobody frames it, guesses its kind, or runs what somebody hid in it. */
const headers: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginEmbedderPolicy: 'require-corp',
  xFrameOptions: 'DENY',
  // The proxy in front ends TLS, and says so.
  strictTransportSecurity: false,
};

/**
 * Every contract as a route under `/api`. A browser's cookie alone is not believed: a call must say
 * `x-puente: 1`, which no form of another site can send.
 */
export function apiOf(application: RunningApplication): Hono {
  const api = new Hono().basePath('/api');
  const contracts = application.parts.routes.map(({ contract }) => contract);
  const description = openApi(contracts);
  api.use(secureHeaders(headers));
  api.use(bodyLimit({ maxSize: largestBody, onError: tooMuch }));
  api.get('/openapi.json', (c) => c.json(description));
  for (const contract of contracts) {
    api.on(contract.method, contract.path, (c) => answer(application, contract, c));
  }
  api.notFound((c) => refused(c, new Problem('missing', 'platform.noSuchRoute')));
  api.onError((error, c) => refused(c, error));
  return api;
}

async function answer(
  application: RunningApplication,
  contract: Contract,
  c: Context,
): Promise<Response> {
  if (c.req.header('x-puente') !== '1') throw new Problem('forbidden', 'platform.headerMissing');
  const { actor } = await application.visit(sessionCookie(application, c.req.header('cookie')));
  const input = contract.method === 'GET' ? c.req.query() : await bodyOf(c);
  const output = await application.answer(actor, contract.name, input);
  c.header('cache-control', 'no-store');
  return c.json(contract.output.parse(output) as object);
}

function tooMuch(): never {
  throw new Problem('invalid', 'platform.tooMuchAtOnce');
}

async function bodyOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new Problem('invalid', 'platform.notJson');
  }
}

/** A refusal as RFC 9457 problem details: a code, never a sentence of ours or of the machine. */
function refused(c: Context, error: unknown): Response {
  const problem = error instanceof Problem ? error : unexpected(error);
  const { code, status, details, fields } = problem;
  c.header('content-type', 'application/problem+json');
  c.header('cache-control', 'no-store');
  if (status === 429 && typeof details.seconds === 'number') {
    c.header('retry-after', String(details.seconds));
  }
  return c.body(
    JSON.stringify({ code, status, details, fields }),
    status satisfies number as ContentfulStatusCode,
  );
}

function unexpected(error: unknown): Problem {
  noteUnexpected('api.unexpected', error);
  return new Problem('unavailable', 'platform.unexpected');
}
