import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { caseFactsOf } from '#registry/index.ts';
import type { HouseholdPathways } from './contract.ts';
import { householdPathways } from './household-pathways.ts';
import { signedVersions } from './signatures.store.ts';

/** What the law seems to offer a household today. Throws `registry.noSuchHousehold`. */
export async function pathwaysForHousehold(
  context: Context,
  input: { householdId: string | null },
): Promise<HouseholdPathways> {
  const { actor } = context;
  const householdId = actor.kind === 'family' ? actor.householdId : input.householdId;
  if (!householdId) throw new Problem('missing', 'registry.noSuchHousehold');
  const [facts, signed] = await Promise.all([
    caseFactsOf(context, householdId),
    signedVersions(context.tx),
  ]);
  if (actor.kind === 'staff') await noteOpening(context, householdId);
  return householdPathways(facts, actor, todayOf(context.now), signed);
}

/** Reading somebody's routes is opening their household: the same line in their log. */
function noteOpening(context: Context, householdId: string): Promise<void> {
  const subject = { kind: 'household', id: householdId } as const;
  return context.announce({
    name: 'registry.householdOpened',
    subject,
    payload: { part: 'pathways' },
  });
}
