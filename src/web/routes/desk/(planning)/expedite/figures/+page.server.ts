import { fail, type RequestEvent } from '@sveltejs/kit';
import * as queue from '#queue/contract.ts';
import { latestEdition } from '#queue/decisions/criteria.rules.ts';
import { nameIn, type ScreenLocale } from '#vocabulary/named.ts';
import { nationalityByCode } from '#vocabulary/nationalities.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { attempt } from '../../../../../attempt.ts';
import { organisationNames } from '../../names.ts';
import { goAndSay, programmeIn, programmesFor } from '../../programmes.ts';
import { typedIn, wholeNumber } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

const dimensions = ['criterion', 'organisation', 'language', 'nationality'] as const;

/** How requests were decided, and the rules; whoever stewards the programme may change them. */
export const load: PageServerLoad = async ({ locals: { visit, language }, url }) => {
  const { programmes, chosen } = await programmesFor(visit, url);
  if (!chosen) return { programmes, chosen, tables: [], rules: null };
  const { programmeId } = chosen;
  const [{ counts }, { versions }, organisations] = await Promise.all([
    visit.call(queue.expediteFigures, { programmeId }),
    visit.call(queue.decisionRules, { programmeId }),
    organisationNames(visit),
  ]);
  const tables = dimensions.map((dimension) => ({
    dimension,
    rows: counts
      .filter((one) => one.dimension === dimension)
      .map((one) => ({ ...one, name: nameOf(one, language, organisations) })),
  }));
  return { programmes, chosen, tables, rules: versions[0] ?? null };
};

type Counted = { dimension: (typeof dimensions)[number]; value: string };

function nameOf(
  { dimension, value }: Counted,
  language: ScreenLocale,
  organisations: Readonly<Record<string, string>>,
): string {
  if (dimension === 'organisation') return organisations[value] ?? value;
  if (dimension === 'language') return languageName(value, language);
  const named = dimension === 'criterion' ? needByCode.get(value) : nationalityByCode.get(value);
  return named ? nameIn(named.names, language) : value;
}

function languageName(code: string, language: ScreenLocale): string {
  try {
    return new Intl.DisplayNames([language, 'es'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

async function change({ locals, request, url }: RequestEvent) {
  const typed = typedIn(await request.formData());
  const programmeId = programmeIn(url);
  const changed = await attempt(locals.language, () =>
    locals.visit.call(queue.setDecisionRules, {
      programmeId,
      criteriaEdition: latestEdition,
      clockHours: wholeNumber(typed.clockHours),
      appealHours: wholeNumber(typed.appealHours),
      weeklyQuota: wholeNumber(typed.weeklyQuota),
      reason: typed.reason ?? '',
    }),
  );
  if (!changed.done) {
    return fail(422, { refusal: changed.refusal, errors: changed.errors, typed });
  }
  return goAndSay('/desk/expedite/figures', { programme: programmeId, done: 'decisionRules' });
}

export const actions: Actions = { change };
