import { numberOf, openingOf } from '#appointments/opening.rules.ts';
import type { TicketFacts } from '#transparency/commitment.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { PortFacts, SlotFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { standingAt } from '#transparency/verify/tickets.rules.ts';
import { type OpenLog, orderAt, type Placed, portAt } from './state.rules.ts';

/** Every slot that is open stands on a day that its port had, at a port of its household, in its turn. */
export function checkDays(open: OpenLog): Fault[] {
  return [
    ...open.slots.flatMap((slot) => checkSlot(open, slot)),
    ...checkRoom(open),
    ...open.plans.flatMap(({ plan }) => checkTurns(open, plan)),
  ];
}

/** The days with at least one open slot. */
export function countDays({ slots }: OpenLog): number {
  return new Set(slots.flatMap(({ port, day }) => (port === null ? [] : `${port} ${day}`))).size;
}

/** A port of the log as the planner takes it. */
export function siteOf({ port, opensOn, closesOn, ...opening }: PortFacts) {
  const { perDay, weekdays, closed, overrides } = opening;
  return { id: port, from: opensOn, to: closesOn, perDay, weekdays, closed, overrides };
}

function checkSlot(open: OpenLog, slot: Placed<SlotFacts>): Fault[] {
  const { ticket, port, day, position } = slot;
  if (port === null || day === null) return [];
  const faults: Fault[] = [];
  const opening = portAt(open, port, position);
  if (opening && openingOf(siteOf(opening)).capacityOn(numberOf(day)) < 0) {
    faults.push(fault('dayNotOpen', { position, port, day }));
  }
  const facts = standingAt(open.tickets.get(ticket) ?? [], position)?.facts;
  if (!facts) return faults;
  if (!facts.ports.includes(port))
    faults.push(fault('slotAtOtherPort', { position, ticket, port }));
  if (facts.hold) faults.push(fault('slotWhileHeld', { position, ticket }));
  if (facts.basis === 'declared') faults.push(fault('slotWithoutPaper', { position, ticket }));
  return faults;
}

/** Counted where the last slot of a day was given: what a port takes may be less later on. */
function checkRoom(open: OpenLog): Fault[] {
  const lastOf = new Map<string, Placed<SlotFacts>>();
  for (const slot of open.slots) lastOf.set(dayOf(slot), slot);
  const byDay = Map.groupBy(open.slots, dayOf);
  return [...lastOf].flatMap(([key, last]) => checkRoomOn(open, last, byDay.get(key) ?? []));
}

function dayOf({ port, day }: SlotFacts): string {
  return `${port} ${day}`;
}

function checkRoomOn(
  open: OpenLog,
  { port, day, position }: Placed<SlotFacts>,
  given: readonly Placed<SlotFacts>[],
): Fault[] {
  const opening = port === null ? undefined : portAt(open, port, position);
  if (!opening || port === null || day === null) return [];
  const capacity = openingOf(siteOf(opening)).capacityOn(numberOf(day));
  let people = 0;
  for (const slot of given) {
    const standing = standingAt(open.tickets.get(slot.ticket) ?? [], position + 1);
    // What was given anew or taken away since counts no more.
    const isLast = open.slotsOf.get(slot.ticket)?.findLast((one) => one.position <= position);
    if (standing && isLast === slot) people += standing.facts?.size ?? 0;
  }
  return capacity >= 0 && people > capacity
    ? [fault('dayTooFull', { port, day, people, capacity })]
    : [];
}

/** What one plan gave to one household. */
interface Turn {
  facts: TicketFacts;
  port: string;
  day: string;
}

/**
 * Nobody was given a day by a plan before a household that ranks higher, is not larger, could use that
 * port by that day and was given a later day by the same plan.
 */
function checkTurns(open: OpenLog, plan: string): Fault[] {
  const given = open.slots.filter((slot) => slot.plan === plan && slot.port !== null);
  const at = open.plans.find((one) => one.plan === plan)?.position ?? given[0]?.position ?? 0;
  const slotOf = new Map(given.map((slot) => [slot.ticket, slot]));
  const turns: Turn[] = (orderAt(open, at) ?? []).flatMap((facts) => {
    const { port = null, day = null } = slotOf.get(facts.ticket) ?? {};
    return port === null || day === null || facts.hold ? [] : [{ facts, port, day }];
  });
  return overtakings(turns).map(([ticket, over]) => fault('overtaken', { ticket, over, plan }));
}

/** The latest day among higher-ranked households of one port, size and readiness, and whose it is. */
interface Latest {
  day: string;
  ticket: string;
  readyFrom: string;
  leadDays: number | null;
}

function overtakings(turns: readonly Turn[]): [ticket: string, over: string][] {
  const found: [string, string][] = [];
  const before = new Map<string, Map<string, Latest>[]>();
  for (const { facts, port, day } of turns) {
    const { ticket, size, leadDays } = facts;
    const bySize = before.get(port) ?? [];
    for (const latest of bySize.slice(0, size + 1).flatMap((some) => [...some.values()])) {
      const isReady = latest.readyFrom <= day && latest.leadDays === leadDays;
      if (isReady && latest.day > day) found.push([latest.ticket, ticket]);
    }
    for (const other of facts.ports) remember(before, other, { facts, port, day });
  }
  return found;
}

function remember(before: Map<string, Map<string, Latest>[]>, port: string, turn: Turn): void {
  const { ticket, size, leadDays } = turn.facts;
  const readyFrom = turn.facts.readyFrom ?? '';
  const bySize = before.get(port) ?? [];
  for (let at = bySize.length; at <= size; at += 1) bySize.push(new Map());
  before.set(port, bySize);
  const kept = bySize[size];
  const key = `${readyFrom} ${leadDays}`;
  if ((kept?.get(key)?.day ?? '') < turn.day) {
    kept?.set(key, { day: turn.day, ticket, readyFrom, leadDays });
  }
}
