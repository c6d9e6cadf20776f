/** The kinds of refusal, each with its HTTP status. */
export const problemStatus = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  tooMany: 429,
  unavailable: 503,
} as const;
export type ProblemKind = keyof typeof problemStatus;

/** Values that fill the message in the person's language. Never personal text. */
export type ProblemDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Where in the input something is wrong: the path of the field, and the code of what is wrong. */
export interface FieldProblem {
  field: string;
  code: string;
  details?: ProblemDetails;
}

/**
 * A refusal that a person can act on. Carries a stable code (`capability.whatIsWrong`), which is also
 * the key of its message in every language; never a sentence, since we speak many.
 */
export class Problem extends Error {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly details: ProblemDetails;
  readonly fields: readonly FieldProblem[];
  /** How long the answer waits, in milliseconds, once nothing is held open: slows who guesses. */
  waits = 0;

  constructor(
    kind: ProblemKind,
    code: string,
    details: ProblemDetails = {},
    fields: readonly FieldProblem[] = [],
  ) {
    super(code);
    this.name = 'Problem';
    this.kind = kind;
    this.code = code;
    this.details = details;
    this.fields = fields;
  }

  /** The HTTP status that fits. */
  get status(): number {
    return problemStatus[this.kind];
  }
}

/** What a log may say of an error that nobody expected: never its message, which may hold personal text. */
export interface ErrorTrace {
  /** The kind of error. */
  name: string;
  /** The code of the system or the database (`ENOSPC`, `23505`), where it has one. */
  code?: string;
  /** Where in our code, the innermost first. */
  frames: string[];
}

/** An error as a log may say it. */
export function traceOf(error: unknown): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = 'code' in error ? String(error.code) : '';
  const frames = (error.stack ?? '').split('\n    at ').slice(1, 6);
  return { name: error.name, ...(/^\w{1,40}$/.test(code) ? { code } : {}), frames };
}
