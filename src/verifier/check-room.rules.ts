import { numberOf, openingOf } from '#appointments/opening.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { PlanFacts, PortFacts, SlotFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { standingAt } from '#transparency/verify/tickets.rules.ts';
import { hidesBetween, type OpenLog, type Placed, portAt } from './state.rules.ts';

type Slot = Placed<SlotFacts>;

/** What can be said of the room on one day at one port. */
export interface Room {
  faults: Fault[];
  /** True where everybody was counted who was given that day, and what the port takes is known. */
  isCounted: boolean;
}

/**
 * Whether all who were given one day at one port have room there. Counted where the last of them was given
 * it: what a port takes may be less later on. Too full is what is so whatever is sealed; that there is room is
 * only said where nothing is.
 */
export function roomOn(open: OpenLog, given: readonly Slot[]): Room {
  const last = given.at(-1);
  const capacity = last && isNew(open, last) ? capacityFor(open, last) : null;
  if (!last || last.port === null || last.day === null || capacity === null) {
    return { faults: [], isCounted: false };
  }
  const { port, day, position } = last;
  const counts = given.map((slot) => peopleIn(open, slot, position));
  const people = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return {
    faults:
      capacity >= 0 && people > capacity
        ? [fault('dayTooFull', { port, day, people, capacity })]
        : [],
    isCounted: isAllOpen(open) && !counts.includes(null),
  };
}

/** People that the port of a slot took on its day when it was decided, negative for none; null where that is sealed. */
export function capacityFor(open: OpenLog, slot: Slot): number | null {
  const { port, day, plan, position } = slot;
  const made = planOf(open, plan);
  const opening = port === null ? undefined : portAt(open, port, made?.upTo ?? position);
  if (!opening || day === null) return null;
  const isKnown = made || plan === null || isOfEarlierDay(open, opening, position);
  return isKnown ? openingOf(siteOf(opening)).capacityOn(numberOf(day)) : null;
}

/** People that a port took on a day, as a log said before a position; negative for none, null where that is sealed. */
export function capacityOn(
  open: OpenLog,
  { port, day }: { port: string; day: string },
  position: number,
): number | null {
  const opening = portAt(open, port, position);
  return opening ? openingOf(siteOf(opening)).capacityOn(numberOf(day)) : null;
}

/** A port of the log as the planner takes it. */
function siteOf({ port, opensOn, closesOn, ...opening }: PortFacts) {
  const { perDay, weekdays, closed, overrides } = opening;
  return { id: port, from: opensOn, to: closesOn, perDay, weekdays, closed, overrides };
}

/**
 * People of a slot that still stands at a position; where the household changed since, the fewest that it was:
 * others may have been given its room, before it grew again. Null where that is sealed: the household may have
 * been given another day since.
 */
function peopleIn(open: OpenLog, slot: Slot, position: number): number | null {
  const latest = open.slotsOf.get(slot.ticket)?.findLast((one) => one.position <= position);
  const marks = open.tickets.get(slot.ticket) ?? [];
  const now = standingAt(marks, position);
  if (latest !== slot || (marks.length > 0 && !now)) return 0;
  const then = standingAt(marks, slot.position);
  if (!then?.travel || !now?.travel) return null;
  if (hidesBetween(open, slot.position, position)) return null;
  const since = marks.filter(
    (one) => one.kind !== 'ticket.left' && one.position > slot.position && one.position < position,
  );
  const sizes = since.flatMap(({ travel }) => travel?.size ?? []);
  return sizes.length < since.length ? null : Math.min(then.travel.size, ...sizes);
}

/** True where nothing is sealed that could be a day given to somebody. */
function isAllOpen({ sealed, log }: OpenLog): boolean {
  return sealed.length === 0 && !log.entries.includes(null);
}

/** The plan of a name, where it is open. */
export function planOf({ plans }: OpenLog, plan: string | null): Placed<PlanFacts> | undefined {
  return plans.find((one) => one.plan === plan);
}

/** True for what was written on an earlier day than an entry. */
export function isOfEarlierDay(
  { log }: OpenLog,
  before: { position: number } | null,
  position: number,
): boolean {
  const [then, now] = [log.entries[before?.position ?? position], log.entries[position]];
  return (then?.on ?? '') < (now?.on ?? '');
}

/**
 * False for what stood already when the log began: it is written then, and what it was decided from is
 * not in the log.
 */
export function isNew(open: OpenLog, slot: Slot): boolean {
  const [first, entry] = [open.log.entries[0], open.log.entries[slot.position]];
  return planOf(open, slot.plan) !== undefined || (entry?.on ?? '') > (first?.on ?? '');
}
