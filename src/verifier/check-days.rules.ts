import { numberOf, openingOf } from '#appointments/opening.rules.ts';
import type { TicketFacts } from '#transparency/commitment.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { PlanFacts, PortFacts, SlotFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { standingAt } from '#transparency/verify/tickets.rules.ts';
import { type OpenLog, orderAt, type Placed, portAt } from './state.rules.ts';

/** Every slot that is open stands on a day that its port had, at a port of its household, in its turn. */
export function checkDays(open: OpenLog): Fault[] {
  return [
    ...open.slots.flatMap((slot) => checkSlot(open, slot)),
    ...checkRoom(open),
    ...open.plans.flatMap((plan) => checkTurns(open, plan)),
  ];
}

/** The days with at least one open slot. */
export function countDays({ slots }: OpenLog): number {
  return new Set(slots.flatMap(({ port, day }) => (port === null ? [] : `${port} ${day}`))).size;
}

/** A port of the log as the planner takes it. */
function siteOf({ port, opensOn, closesOn, ...opening }: PortFacts) {
  const { perDay, weekdays, closed, overrides } = opening;
  return { id: port, from: opensOn, to: closesOn, perDay, weekdays, closed, overrides };
}

function checkSlot(open: OpenLog, slot: Placed<SlotFacts>): Fault[] {
  const { ticket, port, day, position } = slot;
  if (port === null || day === null || !isNew(open, slot)) return [];
  const faults: Fault[] = [];
  const opening = portAt(open, port, position);
  if (opening && openingOf(siteOf(opening)).capacityOn(numberOf(day)) < 0) {
    faults.push(fault('dayNotOpen', { position, port, day }));
  }
  const facts = standingAt(open.tickets.get(ticket) ?? [], decidedAt(open, slot))?.facts;
  if (!facts) return faults;
  if (!facts.ports.includes(port)) {
    faults.push(fault('slotAtOtherPort', { position, ticket, port }));
  }
  if (facts.hold) faults.push(fault('slotWhileHeld', { position, ticket }));
  if (facts.basis === 'declared') faults.push(fault('slotWithoutPaper', { position, ticket }));
  return faults;
}

/** Where stands what a slot was decided from: what its plan was made from, where that is open. */
function decidedAt({ plans }: OpenLog, { plan, position }: Placed<SlotFacts>): number {
  return plans.find((one) => one.plan === plan)?.upTo ?? position;
}

/**
 * False for what stood already when the log began: it is written then, and what it was decided from is
 * not in the log.
 */
function isNew({ log, plans }: OpenLog, { plan, position }: Placed<SlotFacts>): boolean {
  const [first, entry] = [log.entries[0], log.entries[position]];
  return plans.some((one) => one.plan === plan) || (entry?.on ?? '') > (first?.on ?? '');
}

/** Counted where the last slot of a day was given: what a port takes may be less later on. */
function checkRoom(open: OpenLog): Fault[] {
  const given = open.slots.filter(({ port }) => port !== null);
  return [...Map.groupBy(given, dayOf).values()].flatMap((some) => checkRoomOn(open, some));
}

function dayOf({ port, day }: SlotFacts): string {
  return `${port} ${day}`;
}

function checkRoomOn(open: OpenLog, given: readonly Placed<SlotFacts>[]): Fault[] {
  const last = given.at(-1);
  if (!last || last.port === null || last.day === null || !isNew(open, last)) return [];
  const { port, day, position } = last;
  const opening = portAt(open, port, position);
  if (!opening) return [];
  const capacity = openingOf(siteOf(opening)).capacityOn(numberOf(day));
  const people = given.reduce((sum, slot) => sum + peopleIn(open, slot, position), 0);
  return capacity >= 0 && people > capacity
    ? [fault('dayTooFull', { port, day, people, capacity })]
    : [];
}

/** People of a slot that still stands at a position; where the household changed since, the fewer. */
function peopleIn(open: OpenLog, slot: Placed<SlotFacts>, position: number): number {
  const latest = open.slotsOf.get(slot.ticket)?.findLast((one) => one.position <= position);
  if (latest !== slot) return 0;
  const marks = open.tickets.get(slot.ticket) ?? [];
  const then = standingAt(marks, slot.position)?.facts?.size ?? 0;
  return Math.min(then, standingAt(marks, position)?.facts?.size ?? 0);
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
function checkTurns(open: OpenLog, { plan, upTo }: PlanFacts): Fault[] {
  const given = open.slots.filter((slot) => slot.plan === plan && slot.port !== null);
  const slotOf = new Map(given.map((slot) => [slot.ticket, slot]));
  const turns: Turn[] = (orderAt(open, upTo) ?? []).flatMap((facts) => {
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
