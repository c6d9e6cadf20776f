import { fail, type RequestEvent } from '@sveltejs/kit';
import { attempt } from '../../../../attempt.ts';
import type { FieldError } from '../../../../field-errors.ts';
import { clockText, dateIn } from '../../../../words/dates.ts';
import type { Words } from '../../../../words/say.ts';
import { words } from '../../../../words/words.ts';
import { atFields, typedIn } from '../../(planning)/typed.ts';
import { deskZone } from '../../lines.ts';
import type { paperOf } from '../../receipt/paper.ts';
import { text } from '../../register/typed.ts';

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

/** Where the faults of a contract stand in the forms of the page. */
const fieldsOfForms = { 'document.reference': 'reference', text: 'note' };

/** Refusals that are mended by choosing another class. */
const ofTheClass = ['queue.classNotPublished', 'queue.criterionOfOtherClass'];

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
    const tried = await attempt(language, () => unlessNotChosen(act, work));
    if (!tried.done) {
      const { what, todo, code, status } = tried.refusal;
      const errors =
        tried.errors.length > 0
          ? atFields(tried.errors, fieldsOfForms)
          : [
              {
                field: ofTheClass.includes(code) ? 'class' : 'household',
                message: `${what} ${todo}`,
              },
            ];
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

/** Thrown where a form brought no choice, or one that it does not offer: nothing is assumed in its place. */
export class NotChosen extends Error {
  readonly field: string;

  constructor(field: string) {
    super(`no choice for ${field}`);
    this.field = field;
  }
}

async function unlessNotChosen(act: Act, work: (act: Act) => Promise<Outcome | undefined>) {
  try {
    return await work(act);
  } catch (error) {
    if (!(error instanceof NotChosen)) throw error;
    const message = act.words.say('problems.field.platform.invalid_value');
    return { errors: [{ field: error.field, message }] };
  }
}

/** The code that was chosen in a field. Where it is none of these the form is refused beside the field. */
export function chosen<Code extends string>(
  form: FormData,
  field: string,
  codes: readonly Code[],
): Code {
  const code = oneOf(codes, text(form, field));
  if (code === undefined) throw new NotChosen(field);
  return code;
}

/** The code that was typed, if it is one of these. */
export function oneOf<Code extends string>(
  codes: readonly Code[],
  typed: string,
): Code | undefined {
  return codes.find((code) => code === typed);
}
