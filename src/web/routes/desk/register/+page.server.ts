import { fail, redirect } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import type { Visit } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { consentQuestions, registerHousehold } from '#registry/contract.ts';
import { attempt } from '../../../attempt.ts';
import { setCookie } from '../../../cookies.ts';
import { onceField } from '../../../form-fields.ts';
import { dateIn } from '../../../words/dates.ts';
import { words } from '../../../words/words.ts';
import { deskZone } from '../lines.ts';
import type { Actions, PageServerLoad } from './$types';
import { choicesOf } from './choices.ts';
import { duplicatesOf, isNobody } from './duplicates.ts';
import { readHousehold } from './read-household.ts';
import { text, typedPeople, withOneMore } from './typed.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { visit, language } = locals;
  mustBeStaff(visit);
  const spoken = words(language);
  const { questions } = await visit.call(consentQuestions, {});
  return {
    once: crypto.randomUUID(),
    choices: choicesOf(spoken),
    consents: questions.map(({ purpose, recipient }) => ({
      value: `${purpose}|${recipient?.organisationId ?? ''}`,
      label: spoken.say(
        purpose === 'help' && recipient
          ? 'families.consent.help.recipient'
          : `families.consent.${purpose}`,
        { recipient: nameOf(recipient) },
      ),
    })),
  };
};

export const actions: Actions = {
  /** Registers; first shows who may be registered already, unless that was looked at. */
  default: async ({ locals, request, cookies }) => {
    const form = await request.formData();
    const { visit, language, application } = locals;
    mustBeStaff(visit);
    const today = dateIn(application.now(), deskZone);
    const reading = readHousehold(form, today, words(language));
    const back = { ...typedBack(form), echoes: reading.echoes };
    if (form.has('more')) {
      return { ...back, people: withOneMore(back.people), errors: [], duplicates: null };
    }
    const removed = form.get('remove');
    if (removed !== null) {
      const people = back.people.filter((_, at) => at !== Number(removed));
      return { ...back, people, errors: [], duplicates: null };
    }
    if (reading.errors.length > 0) {
      return fail(422, { ...back, errors: reading.errors, duplicates: null });
    }
    const duplicates = await duplicatesOf(visit, reading, language);
    if (!isNobody(duplicates) && !form.has('anyway')) {
      return fail(409, { ...back, errors: [], duplicates });
    }
    const submissionKey = text(form, onceField);
    const tried = await attempt(language, () =>
      visit.call(registerHousehold, { ...reading.household, submissionKey }),
    );
    if (!tried.done) {
      const { what } = tried.refusal;
      const errors =
        tried.errors.length > 0 ? tried.errors : [{ field: 'register', message: what }];
      return fail(tried.refusal.status, { ...back, errors, duplicates: null });
    }
    setCookie(cookies, application, 'receipt', submissionKey);
    redirect(303, `/desk/receipt?in=${reading.household.screenLanguage}`);
  },
};

const staffWhoRegister = registerHousehold.may.filter((caller) => caller !== 'anyone');

/**
 * The registry takes requests from anybody, so this form must ask by itself: were the session to end
 * while it is being filled in, the family would be registered as if it had come by itself.
 */
function mustBeStaff({ actor }: Visit): void {
  if (isOneOf(actor, staffWhoRegister)) return;
  if (actor.kind === 'staff') throw new Problem('forbidden', 'platform.notYourRole');
  throw new Problem('unauthenticated', 'platform.signInFirst');
}

/** What was typed, to show again: nothing is lost. */
function typedBack(form: FormData) {
  const fields = [...form.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    once: text(form, onceField),
    people: typedPeople(form),
    typed: Object.fromEntries(fields),
    ticked: form.getAll('consent').map(String),
  };
}

function nameOf(recipient: { name: string; city: string | null } | null): string {
  if (!recipient) return '';
  return recipient.city ? `${recipient.name} (${recipient.city})` : recipient.name;
}
