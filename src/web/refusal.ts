import type { Problem, ProblemKind } from '#platform/problem.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import { words } from './words/words.ts';

/** What a page says when something is refused or went wrong. */
export interface Refusal {
  status: number;
  /** Stable, for whoever is asked for help. */
  code: string;
  message: string;
  /** What happened. */
  what: string;
  /** What is kept, what to do, whom to ask. */
  todo: string;
  /** The words for the ways on from here: the first page, and the quick exit. */
  home: string;
  exit: string;
}

type Wording = ProblemKind | 'unexpected' | 'otherSite' | 'formExpired';

const byStatus: Readonly<Record<number, Wording>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'missing',
  405: 'invalid',
  409: 'conflict',
  413: 'invalid',
  415: 'invalid',
  422: 'invalid',
  429: 'tooMany',
  503: 'unavailable',
};

/**
 * True for a refusal of the running application. The built web carries its own copy of the class,
 * so `instanceof` would say no to every one of them.
 */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'Problem' && 'code' in error && 'status' in error;
}

/** Says in the person's language what a thrown error means for them. `status` is for what is no problem of ours. */
export function refusalFor(error: unknown, status: number, language: ScreenLocale): Refusal {
  if (isProblem(error)) return worded(error.kind, error.status, error.code, language);
  const wording = byStatus[status] ?? 'unexpected';
  return worded(wording, status, `web.${wording}`, language);
}

/** The words for one kind of refusal. */
export function worded(
  wording: Wording,
  status: number,
  code: string,
  language: ScreenLocale,
): Refusal {
  const { say } = words(language);
  const waysOn = { home: say('shell.home'), exit: say('shell.exit') };
  const what = say(`problems.${wording}.what`);
  return { status, code, message: what, what, todo: say(`problems.${wording}.todo`), ...waysOn };
}
