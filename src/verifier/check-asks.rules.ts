import { dateOf } from '#appointments/day-number.rules.ts';
import { numberOf } from '#appointments/opening.rules.ts';
import { hoursToAnswer, type OnStandBy, openingKey } from '#appointments/stand-by.rules.ts';
import { type Fault, fault } from '#transparency/verify/read-log.rules.ts';
import type { SlotFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { canBeLeft, hasClocks, hoursBetween, wereAsked } from './ask-hours.rules.ts';
import {
  askedBefore,
  isKnown,
  type Opening,
  onStandByAt,
  type Question,
  roomAtLeast,
  roomAtMost,
  type ShortNotice,
  shortNoticeOf,
  stands,
} from './short-notice.rules.ts';
import { hidesBetween, type OpenLog, orderAt, type Placed } from './state.rules.ts';

/** What was found of places at short notice. */
export interface AsksFound {
  faults: Fault[];
  /** Questions of which it was looked at whose turn they were, and those of which that is not told. */
  asks: number;
  asksUnclear: number;
  /** Days at short notice of which no question is open. */
  apart: number;
}

/** A question that says when it was asked and from what. */
type Timed = Question & { hours: number; upTo: number };

/** Days at short notice follow from questions that were accepted, and these were asked in the published order. */
export function checkAsks(open: OpenLog): AsksFound {
  const state = shortNoticeOf(open);
  const read = state.questions.filter(({ port }) => hasClocks(port));
  const possible = read.filter(isTimed).filter((one) => canBe(state, one));
  const judged = possible.filter((one) => isKnown(state, one.ticket, one));
  const short = open.slots.filter(({ port, plan }) => port !== null && plan === null);
  const [followed, apart] = [true, false].map((is) =>
    short.filter((slot) => (acceptedFor(state, slot) !== undefined) === is),
  );
  const without = (apart ?? []).filter(({ position }) => isSurelyApart(state, position));
  return {
    faults: [
      ...without.map(({ position, ticket }) => fault('shortWithoutAsk', { position, ticket })),
      ...checkEnds(state),
      ...read.flatMap((one) => checkQuestion(state, one)),
      ...checkTurns(state, judged),
    ],
    asks: judged.length,
    asksUnclear: state.questions.length - judged.length,
    apart: short.length - (followed?.length ?? 0) - without.length,
  };
}

function isTimed(question: Question): question is Timed {
  return question.hours !== null && question.upTo !== null;
}

/** The accepted question that a day at short notice follows from: each gives one day. */
function acceptedFor(state: ShortNotice, slot: Placed<SlotFacts>): Question | undefined {
  const before = state.open.slotsOf
    .get(slot.ticket)
    ?.findLast(({ port, position }) => port !== null && position < slot.position);
  return (state.questionsOf.get(slot.ticket) ?? []).find(
    ({ port, day, end }) =>
      port === slot.port &&
      day === slot.day &&
      end?.end === 'accepted' &&
      end.position < slot.position &&
      end.position > (before?.position ?? -1),
  );
}

/** True where nothing sealed can be the question, and questions were written by then. */
function isSurelyApart({ open, begins }: ShortNotice, position: number): boolean {
  return begins !== null && position > begins && !hidesBetween(open, -1, position);
}

/**
 * Each answer is to a question that waited for it, once; who accepted was given the day. Of what was asked before
 * questions were written the day stands before its answer, or was never in the log.
 */
function checkEnds({ open, questions, strayEnds }: ShortNotice): Fault[] {
  const stray = strayEnds.filter(({ position }) => !hidesBetween(open, -1, position));
  const accepted = questions
    .filter(isTimed)
    .flatMap(({ end }) => (end?.end === 'accepted' ? end : []));
  const ungiven = accepted.filter(({ ticket, port, day, position }) => {
    const given = open.slotsOf.get(ticket) ?? [];
    const isGiven = given.some(
      (slot) => slot.position > position && slot.port === port && slot.day === day,
    );
    return !isGiven && !isHiddenAfter(open, position);
  });
  return [
    ...stray.map(({ position, ticket }) => fault('answerToNothing', { position, ticket })),
    ...ungiven.map(({ position, ticket }) => fault('acceptedNotGiven', { position, ticket })),
  ];
}

/** True where an entry up to the last may be any household's day. */
function isHiddenAfter(open: OpenLog, position: number): boolean {
  const last = open.log.leaves.length - 1;
  const isLastRead = open.log.entries[last] !== null && open.sealed.at(-1) !== last;
  return !isLastRead || hidesBetween(open, position, last);
}

/** What each question must be, whoever else was on the list. */
function checkQuestion(state: ShortNotice, question: Question): Fault[] {
  const { position, ticket } = question;
  const values = { position, ticket };
  const { entries } = state.open.log;
  if (!isTimed(question)) {
    // Only what stood already when questions began to be written.
    const isOld = entries[state.begins ?? 0]?.on === entries[position]?.on;
    return isOld ? [] : [fault('askHoursWrong', values)];
  }
  const isAgain = askedBefore(state, ticket, position).some((one) =>
    stands(one, position)
      ? !hidesBetween(state.open, one.position, position)
      : openingKey(one) === openingKey(question),
  );
  return [
    ...(canBe(state, question) ? [] : [fault('askHoursWrong', values)]),
    ...(isOfThen(state, question) ? [] : [fault('askNotOfThen', values)]),
    ...(isAgain ? [fault('askedAgain', values)] : []),
    ...(isCutShort(state, question) ? [fault('askCutShort', values)] : []),
  ];
}

function canBe({ open: { log } }: ShortNotice, { position, port, day, hours }: Timed): boolean {
  const [first, own] = [log.entries[0], log.entries[position]];
  if (first?.kind !== 'log.begun' || !own) return true;
  const { leadDays } = first.rule;
  return canBeLeft({ port, day }, hours, { on: own.on, leadDays });
}

/** What was signed before a question was known when it was asked: no older state of the log was looked at. */
function isOfThen({ open: { log } }: ShortNotice, { upTo, position }: Timed): boolean {
  if (upTo > position) return false;
  const isSigned = log.checkpoints.some(({ size }) => size > upTo && size <= position);
  const [from, to] = [log.entries[upTo]?.on, log.entries[position]?.on];
  return !isSigned && (!from || !to || numberOf(to) - numberOf(from) <= 1);
}

/** True where others were asked about a place before the time for an answer can have been over, for no reason. */
function isCutShort(state: ShortNotice, question: Timed): boolean {
  const { end, hours, position, ticket } = question;
  const isLeft = end?.end === 'unanswered' || end?.end === 'over';
  if (!isLeft || !isKnown(state, ticket, question)) return false;
  const own = onStandByAt(state, ticket, position);
  const given = own ? hoursToAnswer(own, question, hours) : null;
  const next = state.questionsAt
    .get(openingKey(question))
    ?.filter(isTimed)
    .find((one) => one.position > end.position);
  if (given === null || next === undefined || hours - next.hours >= given) return false;
  return end.end === 'unanswered' || !canBeOver(state, question, next.position);
}

/**
 * True where something before a position can have ended a question early: a pause or the end of the programme,
 * another opening of the port, a change of the household or what came of its day, or what is sealed.
 */
function canBeOver(
  { open, outcomesOf }: ShortNotice,
  { upTo, ticket, port }: Timed,
  before: number,
): boolean {
  const told = [
    ...(open.tickets.get(ticket) ?? []),
    ...(outcomesOf.get(ticket) ?? []),
    ...open.ports.filter((one) => one.port === port),
  ];
  return (
    told.some(({ position }) => position >= upTo && position < before) ||
    open.log.entries.slice(upTo, before).some((entry) => stopsAll.has(entry?.kind ?? '')) ||
    hidesBetween(open, upTo - 1, before)
  );
}

const stopsAll: ReadonlySet<string> = new Set(['programme.paused', 'programme.ended']);

/** Nobody was asked who could not go, past the room, or before others who could. */
function checkTurns(state: ShortNotice, questions: readonly Timed[]): Fault[] {
  const faults: Fault[] = [];
  let [since, order]: [number, string[]] = [-1, []];
  for (const question of questions) {
    const { upTo, position, ticket, hours } = question;
    const standsSince = orderStandsSince(state, upTo);
    if (standsSince !== since) [since, order] = [standsSince, orderOf(state, standsSince)];
    const own = onStandByAt(state, ticket, position);
    if (!own || hoursToAnswer(own, question, hours) === null) {
      faults.push(fault('askUnfit', { position, ticket }));
      continue;
    }
    faults.push(...checkRoom(state, own, question), ...checkBest(state, own, question));
    const before = order.slice(0, Math.max(0, order.indexOf(ticket)));
    const room = Math.max(own.size, roomAtLeast(state, question, question) ?? 0);
    const passed = before.find((other) => isPassed(state, other, question, room));
    if (passed) faults.push(fault('askPassedOver', { ticket: passed, over: ticket, position }));
  }
  return faults;
}

/** From where up to a position nothing changed the published order: it need not be made again. */
function orderStandsSince({ open: { log } }: ShortNotice, upTo: number): number {
  let at = Math.min(upTo, log.entries.length);
  while (at > 0 && !/^(ticket|batch)\./u.test(log.entries[at - 1]?.kind ?? '')) at -= 1;
  return at;
}

/** All who were ever on the list, in the published order of a position. */
function orderOf({ open, wishesOf }: ShortNotice, upTo: number): string[] {
  return (orderAt(open, upTo, wishesOf.keys()) ?? []).map(({ order }) => order.ticket);
}

function checkRoom(state: ShortNotice, { size }: OnStandBy, question: Timed): Fault[] {
  const room = roomAtMost(state, question, question);
  if (room === null || size <= room) return [];
  const { position, ticket } = question;
  return [fault('askPastRoom', { position, ticket, people: size, room: Math.max(0, room) })];
}

/** True for who could have taken the place that another was asked about, with room for so many. */
function isPassed(state: ShortNotice, ticket: string, question: Timed, room: number): boolean {
  const other = onStandByAt(state, ticket, question.upTo);
  if (!other || other.waits || other.size > room) return false;
  return (
    hoursToAnswer(other, question, question.hours) !== null && isKnown(state, ticket, question)
  );
}

/** Whoever is asked is asked about the earliest day that is free for it, at the port it prefers. */
function checkBest(state: ShortNotice, own: OnStandBy, question: Timed): Fault[] {
  const { position, ticket, port, day, hours } = question;
  const rank = own.ports.findIndex((one) => one.port === port);
  for (let back = Math.ceil(hours / 24); back >= 0; back -= 1) {
    const ports = back === 0 ? own.ports.slice(0, rank) : own.ports;
    const found = ports
      .map((wish) => ({ port: wish.port, day: dateOf(numberOf(day) - back) }))
      .find((other) => isFree(state, own, question, other));
    if (found) return [fault('askNotBest', { position, ticket, ...found })];
  }
  return [];
}

function isFree(state: ShortNotice, own: OnStandBy, question: Timed, other: Opening): boolean {
  // Today is not free any more: west of Greenwich no day is ahead of that of the entry.
  const on = state.open.log.entries[question.position]?.on;
  if (!hasClocks(other.port) || on === undefined || other.day <= on) return false;
  const hours = question.hours + hoursBetween(question, other);
  return (
    hoursToAnswer(own, other, hours) !== null &&
    wereAsked(other, hours) &&
    own.size <= (roomAtLeast(state, other, question) ?? 0)
  );
}
