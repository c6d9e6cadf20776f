import type { FieldProblem, Problem, ProblemDetails } from '#platform/problem.ts';
import type { ScreenLocale } from '#vocabulary/named.ts';
import type { FieldError } from './field-errors.ts';
import { isProblem, type Refusal, refusalFor, valuesOf } from './refusal.ts';
import { words } from './words/words.ts';

/** What came of something that may be refused. */
export type Attempt<Value> =
  | { done: true; value: Value }
  | {
      done: false;
      refusal: Refusal;
      errors: FieldError[];
      details: ProblemDetails;
      fields: readonly FieldProblem[];
    };

/**
 * Runs what may be refused for a reason that the person can mend, and puts the reasons in words. What
 * they cannot mend (not signed in, not theirs, nothing there) goes on to the error page.
 */
export async function attempt<Value>(
  language: ScreenLocale,
  work: () => Promise<Value>,
): Promise<Attempt<Value>> {
  try {
    return { done: true, value: await work() };
  } catch (error) {
    if (!isProblem(error) || !canBeMended(error)) throw error;
    const refusal = refusalFor(error, error.status, language);
    const errors = fieldErrors(error, language);
    return { done: false, refusal, errors, details: error.details, fields: error.fields };
  }
}

/**
 * The faults of a problem's fields in words: `problems.field.CODE`, or a sentence that fits any. One a
 * field, the first: what is mended there is looked at again.
 */
export function fieldErrors({ fields }: Problem, language: ScreenLocale): FieldError[] {
  const { say, has } = words(language);
  const first = new Map(fields.toReversed().map((one) => [one.field, one]));
  return fields
    .filter((one) => first.get(one.field) === one)
    .map(({ field, code, details }) => {
      const key = `problems.field.${code}`;
      const message = has(key) ? say(key, valuesOf(details)) : say('problems.field.other');
      return { field, message };
    });
}

function canBeMended({ kind }: Problem): boolean {
  return kind === 'invalid' || kind === 'conflict' || kind === 'tooMany' || kind === 'unavailable';
}
