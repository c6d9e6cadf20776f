import { fail, type RequestEvent } from '@sveltejs/kit';
import { attempt } from '../../../../attempt.ts';
import type { FieldError } from '../../../../field-errors.ts';
import { clockText, dateIn } from '../../../../words/dates.ts';
import type { Words } from '../../../../words/say.ts';
import { words } from '../../../../words/words.ts';
import { typedIn } from '../../(planning)/typed.ts';
import { deskZone } from '../../lines.ts';
import type { paperOf } from '../../receipt/paper.ts';

/** What an action works with. */
export interface Act {
  event: RequestEvent;
  form: FormData;
  householdId: string;
  today: string;
  words: Words;
  call: RequestEvent['locals']['visit']['call'];
}

/** What an action answers: what is wrong, or what the page needs beyond its own data. */
export interface Outcome {
  errors?: FieldError[];
  number?: string;
  contactId?: string;
  paper?: ReturnType<typeof paperOf>;
}

/** Every action of the page: the form is read, the call made, the answer put in words. */
export function acting(work: (act: Act) => Promise<Outcome | undefined>) {
  return async (event: RequestEvent) => {
    const { visit, language, application } = event.locals;
    const form = await event.request.formData();
    const act: Act = {
      event,
      form,
      householdId: event.params.id ?? '',
      today: dateIn(application.now(), deskZone),
      words: words(language),
      call: visit.call,
    };
    const said = { number: null, contactId: null, paper: null, savedAt: null, typed: null };
    const tried = await attempt(language, () => work(act));
    if (!tried.done) {
      const { what, status } = tried.refusal;
      const errors =
        tried.errors.length > 0 ? tried.errors : [{ field: 'household', message: what }];
      return fail(status, { ...said, errors, typed: typedIn(form) });
    }
    const outcome = tried.value ?? {};
    if (outcome.errors && outcome.errors.length > 0) {
      return fail(422, { ...said, errors: outcome.errors, typed: typedIn(form) });
    }
    const savedAt = clockText(language, application.now(), { timeZone: deskZone, name: 'CDMX' });
    return { ...said, errors: [], savedAt, ...outcome };
  };
}

/** The code that was typed, if it is one of these. */
export function oneOf<Code extends string>(
  codes: readonly Code[],
  typed: string,
): Code | undefined {
  return codes.find((code) => code === typed);
}
