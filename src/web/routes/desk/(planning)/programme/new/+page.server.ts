import { fail, type RequestEvent } from '@sveltejs/kit';
import { windDownLike } from '#pathways/programmes.law.ts';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import { declareProgramme } from '#queue/contract.ts';
import { caseSituationByCode } from '#vocabulary/case-situations.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { attempt } from '../../../../../attempt.ts';
import { dateIn } from '../../../../../words/dates.ts';
import { clockChoices, portChoices } from '../../names.ts';
import { goAndSay, programmesFor } from '../../programmes.ts';
import {
  atFields,
  partsOf,
  sourceFields,
  sourceIn,
  type Typed,
  typedIn,
  wholeNumber,
} from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** What can be chosen for a programme; only coordinators declare one. */
export const load: PageServerLoad = ({ locals }) => {
  const { visit, language, application } = locals;
  if (!isOneOf(visit.actor, declareProgramme.may)) {
    throw new Problem('forbidden', 'platform.notYourRole');
  }
  return {
    ports: portChoices(language),
    clocks: clockChoices(language),
    today: dateIn(application.now(), 'America/Tijuana'),
    rules: situationsOf(language, application.now()),
  };
};

/** Whom the rules of the wind-down of 2021 took in first, whom later and whom never, in words. */
function situationsOf(language: ScreenLocale, now: Date) {
  const { phases, excluded } = rulesFrom(
    { startsOn: '2021-02-19', phaseTwoFrom: '2021-06-23' },
    now,
  );
  const named = (codes: readonly string[]) =>
    codes.map((code) => {
      const situation = caseSituationByCode.get(code);
      return situation ? nameIn(situation.names, language) : code;
    });
  return {
    first: named(phases[0]?.statuses ?? []),
    second: named(phases[1]?.statuses ?? []),
    never: named(excluded.flatMap(({ statuses }) => statuses)),
  };
}

/** Rules like those of 2021 under the order that was typed; without a second day, the first phase alone. */
function rulesFrom(typed: Typed, now: Date) {
  const { startsOn = '', endsOn = '', phaseTwoFrom = '' } = typed;
  const source = sourceIn(typed, now);
  const rules = windDownLike({
    programme: 'declared',
    phaseOneFrom: startsOn,
    phaseTwoFrom: phaseTwoFrom || startsOn,
    to: endsOn || null,
    phaseOneSource: source,
    phaseTwoSource: source,
  });
  return { ...rules, phases: phaseTwoFrom ? rules.phases : rules.phases.slice(0, 1) };
}

/** Where the faults of a declaration stand in the form; those of the rules repeat the others. */
const fields = {
  ...sourceFields,
  'rules.phases.0.from': 'startsOn',
  'rules.phases.0.to': 'endsOn',
  'rules.phases.0.source.name': 'sourceName',
  'rules.phases.0.source.address': 'sourceAddress',
  'rules.phases.0.source.retrieved': 'sourceRetrieved',
  'rules.phases.1.from': 'phaseTwoFrom',
  'rules.phases.1.to': 'endsOn',
  'rules.phases.1.source.name': 'sourceName',
  'rules.phases.1.source.address': 'sourceAddress',
  'rules.phases.1.source.retrieved': 'sourceRetrieved',
};

/** The same declaration sent twice counts once: ours, by that name and first day, not ended. */
async function declaredAlready({ locals, url }: RequestEvent, typed: Typed) {
  const { programmes } = await programmesFor(locals.visit, url);
  return programmes.find(
    ({ mine, state, name, startsOn }) =>
      mine && state !== 'ended' && name === typed.name && startsOn === typed.startsOn,
  );
}

async function declare(event: RequestEvent) {
  const { locals, request } = event;
  const typed = typedIn(await request.formData());
  const known = await declaredAlready(event, typed);
  if (known) {
    return goAndSay('/desk/programme', { programme: known.programmeId, done: 'declared' });
  }
  const classes = ['urgent', 'expedited', 'normal'] as const;
  const marked = partsOf(typed.classes);
  const now = locals.application.now();
  const declared = await attempt(locals.language, () =>
    locals.visit.call(declareProgramme, {
      name: typed.name ?? '',
      state: typed.state === 'in_force' ? 'in_force' : 'announced',
      source: sourceIn(typed, now),
      startsOn: typed.startsOn ?? '',
      endsOn: typed.endsOn || null,
      timeZone: typed.timeZone ?? '',
      ports: partsOf(typed.ports),
      classes: classes.filter((name) => name === 'normal' || marked.includes(name)),
      rules: rulesFrom(typed, now),
      leadDays: wholeNumber(typed.leadDays),
      offerHours: wholeNumber(typed.offerHours),
    }),
  );
  if (declared.done) {
    return goAndSay('/desk/programme', { programme: declared.value.programmeId, done: 'declared' });
  }
  const { refusal, errors } = declared;
  return fail(422, { typed, refusal, errors: atFields(errors, fields) });
}

export const actions: Actions = { default: declare };
