import type { Problem, ProblemDetails, ProblemKind } from '#platform/problem.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import type { Values } from './words/say.ts';
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
  /** The mark of the demonstration, for pages that have no frame. */
  demo: string;
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
  if (isProblem(error)) {
    return worded(error.kind, error.status, error.code, language, valuesOf(error.details));
  }
  const wording = byStatus[status] ?? 'unexpected';
  return worded(wording, status, `web.${wording}`, language);
}

/**
 * The words for one kind of refusal; `problems.CODE.what` and `.todo` where the code has words of its
 * own.
 */
export function worded(
  wording: Wording,
  status: number,
  code: string,
  language: ScreenLocale,
  values: Values = {},
): Refusal {
  const { say, has } = words(language);
  const own = (part: 'what' | 'todo') => {
    const key = `problems.${code}.${part}`;
    return has(key) ? say(key, values) : say(`problems.${wording}.${part}`);
  };
  const what = own('what');
  return {
    status,
    code,
    message: what,
    what,
    todo: own('todo'),
    home: say('shell.home'),
    exit: say('shell.exit'),
    demo: say('shell.demo'),
  };
}

/** The details of a problem as what fills the gaps of its sentences. */
export function valuesOf(details: ProblemDetails = {}): Values {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : String(value ?? ''),
    ]),
  );
}
