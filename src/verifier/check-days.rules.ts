import { numberOf, openingOf } from '#appointments/opening.rules.ts';
import type { TravelFacts } from '#transparency/commitment.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { PortFacts, SlotFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { type Mark, standingAt } from '#transparency/verify/tickets.rules.ts';
import { type OpenLog, orderAt, type Placed, portAt } from './state.rules.ts';

/** What was found of days, and how many of them could be checked in which way. */
export interface DaysFound {
  faults: Fault[];
  /** Slots at a port, of a household whose ports, size and hold are open. */
  slots: number;
  /** Days at ports whose opening is open, and those whose opening is sealed. */
  rooms: number;
  roomsSealed: number;
  /** Slots of plans whose household's turn was compared with those of others, and those where it is sealed. */
  turns: number;
  turnsSealed: number;
}

/** Every slot that is open stands on a day that its port had, at a port of its household, in its turn. */
export function checkDays(open: OpenLog): DaysFound {
  const given = open.slots.filter(({ port }) => port !== null);
  const days = [...Map.groupBy(given, dayOf).values()];
  const planned = given.filter(({ plan }) => plan !== null);
  const turns = [...Map.groupBy(planned, ({ plan }) => plan ?? '')].map(
    ([plan, slots]) => [plan, turnsOf(open, plan, slots)] as const,
  );
  const rooms = days.filter((slots) => openingFor(open, slots.at(-1)) !== undefined).length;
  const compared = turns.reduce((sum, [, some]) => sum + some.length, 0);
  return {
    faults: [
      ...given.flatMap((slot) => checkSlot(open, slot)),
      ...days.flatMap((slots) => checkRoomOn(open, slots)),
      ...turns.flatMap(([plan, some]) => checkTurns(some, plan)),
    ],
    slots: given.filter((slot) => decidedOn(open, slot)?.travel).length,
    rooms,
    roomsSealed: days.length - rooms,
    turns: compared,
    turnsSealed: planned.length - compared,
  };
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
  const mark = decidedOn(open, slot);
  if (mark?.travel && !mark.travel.ports.includes(port)) {
    faults.push(fault('slotAtOtherPort', { position, ticket, port }));
  }
  if (mark?.travel?.hold) faults.push(fault('slotWhileHeld', { position, ticket }));
  if (mark?.order?.basis === 'declared')
    faults.push(fault('slotWithoutPaper', { position, ticket }));
  return faults;
}

/**
 * What stood of a slot's household when it was decided. Where its plan is sealed, what was written on the day
 * of the slot is left out: whether the plan knew it cannot be told.
 */
function decidedOn(open: OpenLog, { ticket, plan, position }: Placed<SlotFacts>): Mark | null {
  const made = open.plans.find((one) => one.plan === plan);
  const mark = standingAt(open.tickets.get(ticket) ?? [], made?.upTo ?? position);
  return made || plan === null || isOfEarlierDay(open, mark, position) ? mark : null;
}

function isOfEarlierDay({ log }: OpenLog, mark: Mark | null, position: number): boolean {
  const [then, now] = [log.entries[mark?.position ?? position], log.entries[position]];
  return (then?.on ?? '') < (now?.on ?? '');
}

/**
 * False for what stood already when the log began: it is written then, and what it was decided from is
 * not in the log.
 */
function isNew({ log, plans }: OpenLog, { plan, position }: Placed<SlotFacts>): boolean {
  const [first, entry] = [log.entries[0], log.entries[position]];
  return plans.some((one) => one.plan === plan) || (entry?.on ?? '') > (first?.on ?? '');
}

function dayOf({ port, day }: SlotFacts): string {
  return `${port} ${day}`;
}

function openingFor(open: OpenLog, slot: Placed<SlotFacts> | undefined): PortFacts | undefined {
  return slot?.port ? portAt(open, slot.port, slot.position) : undefined;
}

/** Counted where the last slot of a day was given: what a port takes may be less later on. */
function checkRoomOn(open: OpenLog, given: readonly Placed<SlotFacts>[]): Fault[] {
  const last = given.at(-1);
  const opening = openingFor(open, last);
  if (!last || last.port === null || last.day === null || !opening || !isNew(open, last)) return [];
  const { port, day, position } = last;
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
  const then = standingAt(marks, slot.position)?.travel?.size ?? 0;
  return Math.min(then, standingAt(marks, position)?.travel?.size ?? 0);
}

/** What one plan gave to one household. */
interface Turn {
  facts: TravelFacts;
  port: string;
  day: string;
}

/**
 * Nobody was given a day by a plan before a household that ranks higher, is not larger, could use that
 * port by that day and was given a later day by the same plan.
 */
function checkTurns(turns: readonly Turn[], plan: string): Fault[] {
  return overtakings(turns).map(([ticket, over]) => fault('overtaken', { ticket, over, plan }));
}

/** What a plan gave to households of which both parts are open, by their order when it was made. */
function turnsOf(open: OpenLog, plan: string, given: readonly Placed<SlotFacts>[]): Turn[] {
  const made = open.plans.find((one) => one.plan === plan);
  const first = given[0]?.position ?? 0;
  const slotOf = new Map(given.map((slot) => [slot.ticket, slot]));
  return (orderAt(open, made?.upTo ?? first, slotOf.keys()) ?? []).flatMap((mark) => {
    const { port = null, day = null } = slotOf.get(mark.order.ticket) ?? {};
    const { travel: facts } = mark;
    if (port === null || day === null || !facts || facts.hold) return [];
    return made || isOfEarlierDay(open, mark, first) ? [{ facts, port, day }] : [];
  });
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
