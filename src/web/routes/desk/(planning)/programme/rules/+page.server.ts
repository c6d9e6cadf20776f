import { isDeepStrictEqual } from 'node:util';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import { amendRules, programmeRules } from '#queue/contract.ts';
import { caseSituationByCode } from '#vocabulary/case-situations.ts';
import { nameIn } from '#vocabulary/named.ts';
import { type Attempt, attempt } from '../../../../../attempt.ts';
import { dateIn } from '../../../../../words/dates.ts';
import { townOf } from '../../names.ts';
import { goAndSay, programmeIn, programmesFor } from '../../programmes.ts';
import { atFields, sourceFieldsOf, type Typed, typedIn, wholeNumber } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';
import { changed, changeIn, codes, differences } from './rule-changes.ts';

/** Whom a programme takes in, by which order, and every version before; for coordinators of who answers for it. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language, application } = locals;
  if (!isOneOf(visit.actor, programmeRules.may)) {
    throw new Problem('forbidden', 'platform.notYourRole');
  }
  const { chosen } = await programmesFor(visit, url);
  if (!chosen) throw new Problem('missing', 'queue.noSuchProgramme');
  const { versions, listed } = await visit.call(programmeRules, chosen);
  return {
    chosen,
    versions,
    listed,
    situations: codes.map((value) => {
      const named = caseSituationByCode.get(value);
      return { value, label: named ? nameIn(named.names, language) : value };
    }),
    town: townOf(chosen.timeZone),
    today: dateIn(application.now(), chosen.timeZone),
  };
};

/** What a form asks for beside the rules that it was read with. Throws where others were decided since. */
async function asked({ locals }: RequestEvent, programmeId: string, typed: Typed) {
  const change = changeIn(typed, locals.application.now());
  const { versions } = await locals.visit.call(programmeRules, { programmeId });
  const after = wholeNumber(typed.after);
  const [current] = versions;
  const read = versions.find(({ version }) => version === after);
  if (!current || !read) throw new Problem('conflict', 'queue.rulesMovedOn');
  const rules = changed(read.rules, change);
  const { source } = change;
  // The same change sent twice is made once.
  const isMade =
    current.version === after + 1 &&
    isDeepStrictEqual([current.rules, current.source], [rules, source]);
  if (!isMade && current !== read) throw new Problem('conflict', 'queue.rulesMovedOn');
  const moved = differences(read.rules, rules);
  if (moved.length === 0) throw new Problem('invalid', 'queue.sameRules');
  return { amendment: { programmeId, rules, source, after }, moved, isMade };
}

/** Says whom the change moves before it is made. */
async function show(event: RequestEvent) {
  const typed = typedIn(await event.request.formData());
  const shown = await attempt(event.locals.language, () =>
    asked(event, programmeIn(event.url), typed),
  );
  if (!shown.done) return toMend(typed, shown);
  const { moved, amendment } = shown.value;
  return { typed, moved, source: amendment.source };
}

/** Makes the change that was shown. */
async function amend(event: RequestEvent) {
  const { locals, url } = event;
  const typed = typedIn(await event.request.formData());
  const programme = programmeIn(url);
  const made = await attempt(locals.language, async () => {
    const { amendment, isMade } = await asked(event, programme, typed);
    if (!isMade) await locals.visit.call(amendRules, amendment);
  });
  if (!made.done) return toMend(typed, made);
  return goAndSay('/desk/programme/rules', { programme, done: 'amended' });
}

/** Back to the form, with all that was typed. */
async function mend({ request }: RequestEvent) {
  return { typed: typedIn(await request.formData()) };
}

/** What was typed beside what is wrong; the fields of a change begin with its name. */
function toMend(typed: Typed, { refusal, errors }: Extract<Attempt<unknown>, { done: false }>) {
  const of = `${typed.change}-`;
  const sources = sourceFieldsOf(of);
  const named = atFields(errors, sources).map(({ field, message }) => ({
    field: Object.values(sources).includes(field) ? field : `${of}${field.split('.')[0]}`,
    message,
  }));
  return fail(422, { typed, refusal, errors: named });
}

export const actions: Actions = { show, amend, mend };
