import { numberOf } from '#appointments/opening.rules.ts';
import { type OnStandBy, openingKey } from '#appointments/stand-by.rules.ts';
import type {
  AskEndFacts,
  AskFacts,
  OutcomeFacts,
  SlotFacts,
  StandByFacts,
} from '#transparency/verify/sealed-facts.rules.ts';
import { type Mark, standingAt } from '#transparency/verify/tickets.rules.ts';
import { capacityOn, planOf } from './check-room.rules.ts';
import { hidesBetween, type OpenLog, type Placed } from './state.rules.ts';

/** A question about a place at short notice, and its end where that is told. */
export type Question = Placed<AskFacts> & { end: Placed<AskEndFacts> | null };

/** A port on a day. */
export interface Opening {
  port: string;
  day: string;
}

/** Two positions: what a question was decided from, and where it stands. What is written in between it may not know. */
export interface Between {
  upTo: number;
  position: number;
}

/** What is open in a log about places at short notice. */
export interface ShortNotice {
  open: OpenLog;
  /** Where the first entry of the list or of a question stands; null where none is open. */
  begins: number | null;
  wishesOf: ReadonlyMap<string, readonly Placed<StandByFacts>[]>;
  questions: readonly Question[];
  questionsOf: ReadonlyMap<string, readonly Question[]>;
  questionsAt: ReadonlyMap<string, readonly Question[]>;
  /** Answers to no question that stood. */
  strayEnds: readonly Placed<AskEndFacts>[];
  outcomesOf: ReadonlyMap<string, readonly Placed<OutcomeFacts>[]>;
  slotsAt: ReadonlyMap<string, readonly Placed<SlotFacts>[]>;
  /** Where each batch was drawn. */
  drawnAt: ReadonlyMap<string, number>;
  /** Tickets of which some size is sealed: where each was given, and the day it left for good. */
  unclear: readonly { position: number; leftOn: string | null }[];
}

/** Sorts what is open about short notice by whose it is. */
export function shortNoticeOf(open: OpenLog): ShortNotice {
  const { standBys, outcomes, slots, tickets, log } = open;
  const [questions, strayEnds] = matched(open);
  const told = [...standBys, ...questions, ...strayEnds].map(({ position }) => position);
  const drawnAt = log.entries.flatMap((entry, position) =>
    entry?.kind === 'batch.drawn' ? [[entry.batch, position] as const] : [],
  );
  return {
    open,
    begins: told.length === 0 ? null : told.reduce((a, b) => Math.min(a, b)),
    wishesOf: Map.groupBy(standBys, ({ ticket }) => ticket),
    questions,
    questionsOf: Map.groupBy(questions, ({ ticket }) => ticket),
    questionsAt: Map.groupBy(questions, openingKey),
    strayEnds,
    outcomesOf: Map.groupBy(outcomes, ({ ticket }) => ticket),
    slotsAt: Map.groupBy(slots, ({ port, day }) => `${port} ${day}`),
    drawnAt: new Map(drawnAt),
    unclear: [...tickets.values()].flatMap((marks) => unclearOf(open, marks)),
  };
}

function matched({ asks, askEnds }: OpenLog): [Question[], Placed<AskEndFacts>[]] {
  const questions = asks.map((ask): Question => ({ ...ask, end: null }));
  const byOpening = Map.groupBy(questions, (one) => `${one.ticket} ${openingKey(one)}`);
  const stray = askEnds.filter((end) => {
    const asked = byOpening.get(`${end.ticket} ${openingKey(end)}`) ?? [];
    const own = asked.find((one) => one.end === null && one.position < end.position);
    if (own) own.end = end;
    return !own;
  });
  return [questions, stray];
}

function unclearOf({ log }: OpenLog, marks: readonly Mark[]) {
  const first = marks.find(({ kind, travel }) => kind !== 'ticket.left' && travel === null);
  const last = marks.at(-1);
  if (!first || !last) return [];
  const leftOn = last.stands ? null : (log.entries[last.position]?.on ?? null);
  return [{ position: first.position, leftOn }];
}

/** The last of some entries before a position. */
function latest<One extends { position: number }>(some: readonly One[] = [], position: number) {
  return some.findLast((one) => one.position < position);
}

/**
 * A ticket as asking saw it from the first entries of a log; null for one that was not on the list, could be
 * given no day, or of which something is sealed.
 */
export function onStandByAt(
  state: ShortNotice,
  ticket: string,
  position: number,
): OnStandBy | null {
  const wish = latest(state.wishesOf.get(ticket), position);
  const { order, travel } = standingAt(state.open.tickets.get(ticket) ?? [], position) ?? {};
  if (!wish || wish.until === null || !order || !travel || travel.hold) return null;
  const drawn = state.drawnAt.get(order.batch) ?? Number.POSITIVE_INFINITY;
  const outcome = latest(state.outcomesOf.get(ticket), position);
  const isThrough = outcome?.outcome === 'arrived';
  if (order.basis === 'declared' || drawn >= position || isThrough) return null;
  const slot = latest(state.open.slotsOf.get(ticket), position);
  const asked = askedBefore(state, ticket, position);
  const { until, ports, notice } = wish;
  return {
    ticketNumber: ticket,
    size: travel.size,
    ports: ports.map((port, at) => ({ port, noticeHours: notice[at] ?? Number.POSITIVE_INFINITY })),
    until,
    readyFrom: travel.readyFrom,
    standingDay: slot && slot.position > (outcome?.position ?? -1) ? slot.day : null,
    asked: new Set(asked.map(openingKey)),
    waits: asked.some((one) => stands(one, position)),
  };
}

/** What a ticket was asked before a position, without what was taken back by then. */
export function askedBefore(
  { questionsOf }: ShortNotice,
  ticket: string,
  position: number,
): Question[] {
  return (questionsOf.get(ticket) ?? []).filter(
    (one) => one.position < position && !(one.end?.end === 'over' && one.end.position < position),
  );
}

/** True for a question that waits for its answer at a position. */
export function stands({ end }: Question, position: number): boolean {
  return end === null || end.position >= position;
}

/** True where nothing about a ticket is sealed, or stands where a question may not have known it. */
export function isKnown(state: ShortNotice, ticket: string, { upTo, position }: Between): boolean {
  const { open, wishesOf, questionsOf, outcomesOf } = state;
  const wish = latest(wishesOf.get(ticket), position);
  const mark = standingAt(open.tickets.get(ticket) ?? [], position);
  const questions = questionsOf.get(ticket) ?? [];
  const waiting = questions.find((one) => one.position < position && stands(one, position));
  // What is sealed since then can be what it said, or the end of what it was asked.
  const since = Math.min(wish?.position ?? -1, waiting?.position ?? position);
  if (hidesBetween(open, since, position)) return false;
  if (mark && (!mark.order || !mark.travel)) return false;
  const told = [
    ...(open.tickets.get(ticket) ?? []),
    ...(open.slotsOf.get(ticket) ?? []),
    ...(wishesOf.get(ticket) ?? []),
    ...(outcomesOf.get(ticket) ?? []),
    ...questions,
    ...questions.flatMap(({ end }) => end ?? []),
  ];
  return !told.some((one) => one.position >= upTo && one.position < position);
}

/** People for whom there was room at least on a day at a port; null where that cannot be told. */
export function roomAtLeast(state: ShortNotice, at: Opening, between: Between): number | null {
  const [before, now] = capacitiesOf(state, at, between);
  if (before === null || now === null || !isAllKnown(state, between)) return null;
  const taken = takenOf(state, at, between).map(({ most }) => most);
  return taken.reduce<number>((room, size) => room - (size ?? room), Math.min(before, now));
}

/** People for whom there was room at most; null where what the port takes is sealed. */
export function roomAtMost(state: ShortNotice, at: Opening, between: Between): number | null {
  const [before, now] = capacitiesOf(state, at, between);
  if (before === null || now === null) return null;
  const taken = takenOf(state, at, between).map(({ least }) => least);
  return taken.reduce((room, size) => room - size, Math.max(before, now));
}

function capacitiesOf({ open }: ShortNotice, at: Opening, { upTo, position }: Between) {
  return [capacityOn(open, at, upTo), capacityOn(open, at, position)] as const;
}

/**
 * True where nothing that is sealed can be somebody's day. Who leaves gives the day back a moment later, which
 * may be the next day: it is surely over the day after that.
 */
function isAllKnown({ open, unclear }: ShortNotice, { upTo, position }: Between): boolean {
  const on = open.log.entries[upTo]?.on;
  const isOver = (leftOn: string | null) =>
    leftOn !== null && on !== undefined && numberOf(on) - numberOf(leftOn) > 1;
  const hidden = unclear.some((one) => one.position < position && !isOver(one.leftOn));
  return !hidden && !hidesBetween(open, -1, position);
}

/** People of one household that take room: surely, and perhaps; null where their number is sealed. */
interface Taken {
  least: number;
  most: number | null;
}

/** Who has a day at a port, or is asked about it, at either of two positions or in between. */
function takenOf(state: ShortNotice, at: Opening, { upTo, position }: Between): Taken[] {
  const { open, slotsAt, questionsAt } = state;
  const given = (slotsAt.get(openingKey(at)) ?? []).map((slot) => {
    const next = open.slotsOf.get(slot.ticket)?.find((one) => one.position > slot.position);
    const from = planOf(open, slot.plan)?.upTo ?? slot.position;
    const isSure = slot.position < upTo;
    return { ...slot, from, to: next?.position ?? Number.POSITIVE_INFINITY, isSure };
  });
  const asked = (questionsAt.get(openingKey(at)) ?? []).map(({ end, ...one }) => {
    const to = end?.position ?? Number.POSITIVE_INFINITY;
    return { ...one, from: one.upTo ?? one.position, to, isSure: true };
  });
  return [...given, ...asked]
    .filter((one) => one.position < position && one.to >= upTo)
    .map(({ ticket, from, to, isSure, ...one }) => {
      const [least, most] = sizesOf(open, ticket, from, position);
      const holds = isSure && to >= position && !hidesBetween(open, one.position, position);
      return { least: holds ? least : 0, most };
    });
}

/** The fewest and the most people that a ticket was between two positions. */
function sizesOf(open: OpenLog, ticket: string, from: number, to: number): [number, number | null] {
  const marks = open.tickets.get(ticket) ?? [];
  const begun = standingAt(marks, from);
  const since = marks.filter((one) => one.position >= from && one.position < to);
  const all = [...(begun ? [begun] : []), ...since].filter(({ kind }) => kind !== 'ticket.left');
  const sizes = all.flatMap(({ travel }) => travel?.size ?? []);
  if (sizes.length === 0 || sizes.length < all.length) return [0, null];
  const least = standingAt(marks, to) ? Math.min(...sizes) : 0;
  return [least, Math.max(...sizes)];
}
