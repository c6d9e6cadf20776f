import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { announce } from './announce.ts';
import { type Done, done } from './done.ts';
import { keepLanguage, keepWhereabouts, type LanguageChange } from './family-answers.store.ts';
import type { Whereabouts } from './household.ts';
import { getHouseholdSeal } from './household-seal.ts';
import { knownLanguage } from './normal-household.rules.ts';

/** Where the family is now. The queue hears that something changed, never what. */
export async function changeWhereabouts(
  context: Context,
  { whereabouts }: { whereabouts: Whereabouts },
): Promise<Done> {
  const { householdId } = familyOf(context);
  const seal = await getHouseholdSeal(context, householdId);
  const sealed = seal.seal('households.whereabouts', householdId, whereabouts);
  await keepWhereabouts(context.tx, householdId, sealed);
  await announceCorrected(context, householdId, 'whereabouts');
  return done;
}

/** Which language the family understands best, and whether it reads or listens. */
export async function changeLanguage(context: Context, change: LanguageChange): Promise<Done> {
  const { householdId } = familyOf(context);
  await keepLanguage(context.tx, householdId, {
    ...change,
    language: knownLanguage(change.language) ?? 'und',
    secondLanguage: knownLanguage(change.secondLanguage),
  });
  await announceCorrected(context, householdId, 'language');
  return done;
}

/** Says that something held about a household changed, and which kind of thing. */
export function announceCorrected(
  context: Context,
  householdId: string,
  what: string,
): Promise<void> {
  return announce(context, householdId, 'registry.householdCorrected', { what });
}
