import type { OrderFacts, TicketFacts, TravelFacts } from '#transparency/commitment.rules.ts';
import type { ChangeReason } from '#transparency/entry.rules.ts';

/**
 * Which facts each reason is about, the weightiest first. Where several changed at once the first is the
 * reason, and the commitments hold them all.
 */
const reasons: readonly (readonly [ChangeReason, readonly (keyof TicketFacts)[]])[] = [
  ['class_moved', ['class']],
  ['date_corrected', ['enrolledOn', 'undated']],
  ['paper_seen', ['precision', 'basis']],
  ['household_changed', ['size']],
  ['ports_changed', ['ports']],
  ['ready_changed', ['readyFrom', 'leadDays']],
  ['hold_changed', ['hold']],
];

/** Why a place's facts differ, as coarsely as the log says it; null when they do not. */
export function changeReason(before: TicketFacts, now: TicketFacts): ChangeReason | null {
  const differs = (name: keyof TicketFacts) =>
    JSON.stringify(before[name]) !== JSON.stringify(now[name]);
  return reasons.find(([, names]) => names.some(differs))?.[0] ?? null;
}

/**
 * True when the rule wants two people behind the change: another class, another day, or more people. Such
 * a change is written with them, when they are told.
 */
export function wantsTwo(before: TicketFacts, now: TicketFacts): boolean {
  return orderWantsTwo(before, now) || travelWantsTwo(before, now);
}

/** The same of what its turn follows from alone. */
export function orderWantsTwo(before: OrderFacts, now: OrderFacts): boolean {
  return (
    before.class !== now.class ||
    before.enrolledOn !== now.enrolledOn ||
    before.undated !== now.undated
  );
}

/** The same of the other part alone. */
export function travelWantsTwo(before: TravelFacts, now: TravelFacts): boolean {
  return before.size < now.size;
}
