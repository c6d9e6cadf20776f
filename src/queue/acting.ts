import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';

/** The household that is meant: a family's own, whatever it names; the one that staff name. */
export function householdMeant({ actor }: Context, named: string | null): string {
  if (actor.kind === 'family') return actor.householdId;
  if (named === null) throw new Problem('invalid', 'queue.householdNeeded');
  return named;
}
