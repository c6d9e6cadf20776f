import type { TravelFacts } from '#transparency/commitment.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { SlotFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { type Mark, standingAt } from '#transparency/verify/tickets.rules.ts';
import { capacityFor, isNew, isOfEarlierDay, planOf, roomOn } from './check-room.rules.ts';
import { hidesBetween, type OpenLog, orderAt, type Placed } from './state.rules.ts';

/** What was found of days, and how many of them could be checked in which way. */
export interface DaysFound {
  faults: Fault[];
  /** Slots at a port, of a household whose ports, size and hold are open. */
  slots: number;
  /** Days at ports whose room was counted, and those of which something that it takes is not open. */
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
  const rooms = days.map((slots) => roomOn(open, slots));
  const counted = rooms.filter(({ isCounted }) => isCounted).length;
  const compared = turns.reduce((sum, [, some]) => sum + some.length, 0);
  return {
    faults: [
      ...given.flatMap((slot) => checkSlot(open, slot)),
      ...rooms.flatMap(({ faults }) => faults),
      ...turns.flatMap(([plan, some]) => checkTurns(some, plan)),
    ],
    slots: given.filter((slot) => decidedOn(open, slot)?.travel).length,
    rooms: counted,
    roomsSealed: days.length - counted,
    turns: compared,
    turnsSealed: planned.length - compared,
  };
}

function checkSlot(open: OpenLog, slot: Placed<SlotFacts>): Fault[] {
  const { ticket, port, day, position } = slot;
  if (port === null || day === null || !isNew(open, slot)) return [];
  const faults: Fault[] = isOfNoPlan(open, slot)
    ? [fault('planUnknown', { position, ticket })]
    : [];
  const capacity = capacityFor(open, slot);
  if (capacity !== null && capacity < 0) {
    faults.push(fault('dayNotOpen', { position, port, day }));
  }
  const mark = decidedOn(open, slot);
  // At short notice a household may go to another port: it names its ports for that apart.
  if (slot.plan !== null && mark?.travel && !mark.travel.ports.includes(port)) {
    faults.push(fault('slotAtOtherPort', { position, ticket, port }));
  }
  if (mark?.travel?.hold) faults.push(fault('slotWhileHeld', { position, ticket }));
  if (mark?.order?.basis === 'declared')
    faults.push(fault('slotWithoutPaper', { position, ticket }));
  return faults;
}

/** True for a slot in the name of a plan that is not there, where nothing is sealed that could be that plan. */
function isOfNoPlan(open: OpenLog, { plan, position }: Placed<SlotFacts>): boolean {
  return plan !== null && !planOf(open, plan) && !hidesBetween(open, -1, position);
}

/**
 * What stood of a slot's household when it was decided. Where its plan is sealed, what was written on the day
 * of the slot is left out: whether the plan knew it cannot be told.
 */
function decidedOn(open: OpenLog, { ticket, plan, position }: Placed<SlotFacts>): Mark | null {
  const made = planOf(open, plan);
  const mark = standingAt(open.tickets.get(ticket) ?? [], made?.upTo ?? position);
  return made || plan === null || isOfEarlierDay(open, mark, position) ? mark : null;
}

function dayOf({ port, day }: SlotFacts): string {
  return `${port} ${day}`;
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
  const made = planOf(open, plan);
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
