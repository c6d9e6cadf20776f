import type { LoggedPlan } from '#appointments/instance-from-log.rules.ts';
import { ticketOf } from '#queue/draw.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import { hidesBetween, type OpenLog } from './state.rules.ts';

/** A day at a port that a plan gives to a ticket. */
export interface PlannedDay {
  ticket: string;
  port: string;
  day: string;
}

/**
 * What was written after a plan is what it gave: no other day in its name, and nobody to whom it gave
 * another day than before, or none any more, was left as they were.
 */
export function checkCarriedOut(
  open: OpenLog,
  plan: LoggedPlan,
  slots: readonly PlannedDay[],
): Fault[] {
  const given = new Map(slots.map((slot) => [slot.ticket, dayOf(slot)]));
  return [...checkWritten(open, plan, given), ...checkLeft(open, plan, given)];
}

/** By ticket. */
type Days = ReadonlyMap<string, string>;

function checkWritten({ slots }: OpenLog, { facts: { plan } }: LoggedPlan, given: Days): Fault[] {
  return slots
    .filter((slot) => slot.plan === plan && given.get(slot.ticket) !== dayOf(slot))
    .map(({ position, ticket }) => fault('slotNotOfPlan', { position, ticket }));
}

/**
 * Looked at only between two plans: whoever makes the next one sees all that the last one wrote, while a file
 * may end between a plan and its days.
 */
function checkLeft(open: OpenLog, { position, facts, previous }: LoggedPlan, given: Days): Fault[] {
  const next = open.plans.find((one) => one.position > position);
  if (!next || hidesBetween(open, position, next.position)) return [];
  const before = new Map(
    previous
      .filter(({ day }) => day >= facts.asOf)
      .map(({ unit, site, day }) => [ticketOf(unit), dayOf({ port: site, day })]),
  );
  return [...new Set([...before.keys(), ...given.keys()])]
    .filter((ticket) => before.get(ticket) !== given.get(ticket))
    .filter((ticket) => !isWritten(open, ticket, given.get(ticket), [facts.upTo, next.position]))
    .map((ticket) => fault('planNotCarriedOut', { position, ticket }));
}

/** Whether an entry between two others says of a ticket that it has a day; undefined: that it has none. */
function isWritten(
  { slotsOf }: OpenLog,
  ticket: string,
  day: string | undefined,
  [from, to]: readonly [number, number],
): boolean {
  const own = slotsOf.get(ticket) ?? [];
  return own.some(
    (slot) =>
      slot.position >= from &&
      slot.position < to &&
      (day === undefined ? slot.port === null : dayOf(slot) === day),
  );
}

function dayOf({ port, day }: { port: string | null; day: string | null }): string {
  return `${port} ${day}`;
}
