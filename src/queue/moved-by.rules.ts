import type { HouseholdToJudge, Judgement } from './judge-household.rules.ts';

/**
 * What other rules make of a household: it fits now; fits from a day to come, or from another; fits no more, now
 * or on its day; or a fact is missing.
 */
export type MovedTo = 'joins' | 'later' | 'stops' | 'undecided';

/**
 * What becomes of a household judged by the rules that hold and by others on the same day; null: nothing
 * new. Who stands behind a lawyer or a trained person fits like everybody: the place waits.
 */
export function movedBy(before: Judgement, after: Judgement): MovedTo | null {
  if (before.mayStand) return after.mayStand ? null : 'stops';
  if (after.mayStand) return 'joins';
  if (after.outcome === 'unknown') return 'undecided';
  if (after.from === before.from) return null;
  return after.from === null ? 'stops' : 'later';
}

/**
 * All that rules can ask about a household, as text: of two with the same text becomes the same, whatever the
 * rules. `before`: as judged by any.
 */
export function askedOf({ members }: HouseholdToJudge, { outcome }: Judgement): string {
  const kinds = new Set(members.map((one) => `${one.inProgramme} ${one.situation}`));
  const waits = outcome === 'lawyer_first' || outcome === 'child_alone';
  return JSON.stringify([waits, [...kinds].sort()]);
}
