import { isDeepStrictEqual } from 'node:util';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import { amendRules, foreseeRules, programmeRules } from '#queue/contract.ts';
import { isNothingNew } from '#queue/nothing-new.rules.ts';
import { caseSituationByCode } from '#vocabulary/case-situations.ts';
import { nameIn } from '#vocabulary/named.ts';
import { type Attempt, attempt } from '../../../../../attempt.ts';
import { dateIn } from '../../../../../words/dates.ts';
import { portNames, townOf } from '../../names.ts';
import { goAndSay, programmeIn, programmesFor } from '../../programmes.ts';
import { atFields, sourceFieldsOf, type Typed, typedIn, wholeNumber } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';
import { openDaysOf } from './open-days.ts';
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
    ports: portNames(chosen.ports, language),
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
  const confirms = change.change === 'confirm';
  const saysNothing = confirms
    ? !isMade && isNothingNew(versions, { rules, source })
    : moved.length === 0;
  if (saysNothing) throw new Problem('invalid', 'queue.sameRules');
  return { amendment: { programmeId, rules, source, after }, moved, isMade, confirms };
}

/** Says whom the change moves, and how many, before it is made. */
async function show(event: RequestEvent) {
  const { locals, request, url } = event;
  const typed = typedIn(await request.formData());
  const shown = await attempt(locals.language, async () => {
    const { moved, amendment, confirms } = await asked(event, programmeIn(url), typed);
    const foreseen = confirms ? null : await locals.visit.call(foreseeRules, amendment);
    return { moved, source: amendment.source, foreseen };
  });
  if (!shown.done) return toMend(typed, shown);
  const { foreseen } = shown.value;
  const openDays = foreseen && (await openDaysOf(event, foreseen));
  return { typed, ...shown.value, openDays };
}

/** Makes the change that was shown. */
async function amend(event: RequestEvent) {
  const { locals, url } = event;
  const typed = typedIn(await event.request.formData());
  const programme = programmeIn(url);
  const made = await attempt(locals.language, async () => {
    const { amendment, isMade, confirms } = await asked(event, programme, typed);
    if (!isMade) await locals.visit.call(amendRules, amendment);
    return confirms ? 'rulesConfirmed' : 'amended';
  });
  if (!made.done) return toMend(typed, made);
  return goAndSay('/desk/programme/rules', { programme, done: made.value });
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
