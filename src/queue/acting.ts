import type { Actor } from '#platform/actor.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';

/** The member of staff who is acting. The contracts let nobody else come here. */
export function staffOf({ actor }: Context): Extract<Actor, { kind: 'staff' }> {
  if (actor.kind !== 'staff') throw new Problem('forbidden', 'platform.notYourRole');
  return actor;
}

/** The household that is meant: a family's own, whatever it names; the one that staff name. */
export function householdMeant({ actor }: Context, named: string | null): string {
  if (actor.kind === 'family') return actor.householdId;
  if (named === null) throw new Problem('invalid', 'queue.householdNeeded');
  return named;
}
