import { fail, redirect } from '@sveltejs/kit';
import { whereWeStand } from '#appointments/contract.ts';
import {
  appealExpedite,
  decisionRules,
  myExpedite,
  type Place,
  requestExpedite,
} from '#queue/contract.ts';
import { criteriaOf } from '#queue/decisions/criteria.rules.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { type Attempt, attempt } from '../../../../attempt.ts';
import type { FieldError } from '../../../../field-errors.ts';
import { words } from '../../../../words/words.ts';
import { askAsTyped, familyCall, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** What became of requests to go earlier, and where one may still be made; never what any rests on. */
export const load: PageServerLoad = async ({ locals: { visit, language }, url }) => {
  const call = familyCall(visit);
  const household = await ownHousehold(visit);
  const [{ lack, requests }, { places }] = await Promise.all([
    call(myExpedite, {}),
    call(whereWeStand, {}),
  ]);
  const waits = new Set(
    requests.filter(({ decideBy }) => decideBy !== null).map(({ programmeId }) => programmeId),
  );
  const open = places.filter((place) => mayAsk(place) && !waits.has(place.programme.programmeId));
  const asked = await Promise.all(
    open.map(async ({ programme: { programmeId, name, classes } }) => {
      const { versions } = await call(decisionRules, { programmeId });
      const edition = versions[0]?.criteriaEdition ?? 0;
      // By their number in the list: no code of a need stands on a page of my place.
      const criteria = criteriaOf(edition).map(({ code, enough }, at) => {
        const need = needByCode.get(code);
        return { value: String(at), label: need ? nameIn(need.names, language) : code, enough };
      });
      return { programmeId, name, classes: higherOf(classes), edition, criteria };
    }),
  );
  const said = (['sent', 'appealed'] as const).find((one) => url.searchParams.has(one)) ?? null;
  const closed = asked.length === 0 && requests.length === 0 ? whyClosed(places) : null;
  const living = household.whereabouts?.place ?? null;
  return { lack, requests, asked, closed, said, living };
};

const higher = ['expedited', 'urgent'] as const;

function higherOf(classes: readonly string[]) {
  return higher.filter((one) => classes.includes(one));
}

/** Whether a place could still go earlier, if nothing waits to be decided. */
function mayAsk({ programme, ticket }: Place): boolean {
  return (
    programme.state !== 'ended' &&
    higherOf(programme.classes).length > 0 &&
    ticket !== null &&
    ticket.class === 'normal' &&
    ticket.heldReason === null &&
    ['waiting', 'offered', 'accepted'].includes(ticket.state)
  );
}

/** Why nothing can be asked for any place. */
function whyClosed(places: readonly Place[]): 'noPlace' | 'already' | 'notNow' {
  if (places.every(({ ticket }) => ticket === null)) return 'noPlace';
  return places.some(({ ticket }) => ticket?.class === 'priority') ? 'already' : 'notNow';
}

type Refused = Exclude<Attempt<unknown>, { done: true }>;

/** What a family wrote, as it wrote it; `ticked` counts from 0 in the list that the page showed. */
interface Typed {
  programmeId: string;
  ticked: string[];
  class: string;
  note: string;
}

function typedIn(form: FormData): Typed {
  const programmeId = textOf(form, 'programme');
  return {
    programmeId,
    ticked: form.getAll(`criteria-${programmeId}`).map(String),
    class: textOf(form, `class-${programmeId}`),
    note: textOf(form, `note-${programmeId}`),
  };
}

/** The codes of what was ticked in the list that the page showed; what is not in it, as it came. */
function codesOf(ticked: readonly string[], edition: number): string[] {
  const shown = new Map(criteriaOf(edition).map(({ code }, at) => [String(at), code]));
  return ticked.map((at) => shown.get(at) ?? at);
}

/** Refusals that are mended by choosing another class. */
const ofTheClass = ['queue.classNotPublished', 'queue.criterionOfOtherClass'];

/** What is wrong, in the order of the form; what concerns the class stands beside it and names it. */
function besideFields({ refusal, errors }: Refused, language: ScreenLocale): FieldError[] {
  const { say } = words(language);
  if (ofTheClass.includes(refusal.code)) {
    return [{ field: 'class', message: `${refusal.what} ${refusal.todo}` }];
  }
  const named = errors.map((error) =>
    error.field === 'class' ? { ...error, message: say('earlier.ask.classNeeded') } : error,
  );
  const isCriteria = ({ field }: FieldError) => field.startsWith('criteria');
  return [...named.filter(isCriteria), ...named.filter((error) => !isCriteria(error))];
}

export const actions: Actions = {
  ask: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const typed = typedIn(form);
    const criteria = codesOf(typed.ticked, Number(textOf(form, 'edition')));
    const asked = await attempt(language, () =>
      askAsTyped(visit, requestExpedite, { ...typed, criteria }),
    );
    if (asked.done) redirect(303, '/my-place/earlier?sent');
    const { refusal } = asked;
    return fail(refusal.status, { refusal, errors: besideFields(asked, language), typed });
  },
  appeal: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const requestId = textOf(form, 'request');
    const appeal = { requestId, note: textOf(form, `appeal-${requestId}`) };
    const appealed = await attempt(language, () => familyCall(visit)(appealExpedite, appeal));
    if (appealed.done) redirect(303, '/my-place/earlier?appealed');
    const { refusal, errors } = appealed;
    const beside = errors.map(({ message }) => ({ field: 'appeal', message }));
    return fail(refusal.status, { refusal, errors: beside, appeal });
  },
};
