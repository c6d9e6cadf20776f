import { numberOf } from '#appointments/opening.rules.ts';
import { type Fault, fault, type ReadLog } from '#transparency/verify/read-log.rules.ts';
import { chooseCall, inCallOrder } from '#waiting-lists/call-order.rules.ts';
import {
  CalledFacts,
  EarlyFacts,
  JoinedFacts,
  type ListEntry,
  OutcomeFacts,
} from '#waiting-lists/list-entry.rules.ts';
import { publicReason } from '#waiting-lists/list-words.rules.ts';
import { afterOutcome } from '#waiting-lists/number-state.rules.ts';
import {
  type At,
  beginning,
  freshIn,
  happen,
  type ListSoFar,
  listEntriesOf,
  type Place,
} from './replay-list.rules.ts';

/** What was found of a waiting list. */
export interface CheckedList {
  faults: Fault[];
  /** Numbers given and calls made. */
  numbers: number;
  calls: number;
  /** Numbers called before their turn. */
  early: number;
  /** Calls of which it is sealed how many people they took, or how many some numbers are. */
  callsSealed: number;
}

/**
 * Lets a waiting list happen anew from its log: numbers without gaps, each call by the published rule, two
 * people where two must decide, nobody called while it is paused.
 */
export function checkLists(log: ReadLog): CheckedList {
  const found: CheckedList = { faults: [], numbers: 0, calls: 0, early: 0, callsSealed: 0 };
  let list: ListSoFar | null = null;
  for (const at of listEntriesOf(log)) {
    const { entry, position } = at;
    if (entry === null) {
      found.faults.push(fault('leafMalformed', { position }));
    } else if (!list) {
      if (entry.kind === 'list.begun' && position === 0) list = beginning(entry);
      found.faults.push(...(list ? checkRule(list) : [fault('beginningMissing')]));
    } else {
      found.faults.push(...checkEntry(list, at));
      if (entry.kind === 'list.joined') found.numbers += 1;
      if (entry.kind === 'list.calledEarly') found.early += 1;
      if (isOf(at, 'list.called')) {
        found.calls += 1;
        if (!roomOf(list, at)) found.callsSealed += 1;
      }
      happen(list, at);
    }
  }
  return found;
}

/** Where two organisations keep a list, two organisations decide. */
function checkRule({ rule }: ListSoFar): Fault[] {
  const wantsTwo = rule.decidedBy === 'two_organisations';
  const fits = new Set(rule.holders).size === (wantsTwo ? 2 : 1);
  return fits ? [] : [fault('leafMalformed', { position: 0 })];
}

function isOf<Kind extends ListEntry['kind']>(
  at: At,
  kind: Kind,
): at is At<Extract<ListEntry, { kind: Kind }>> {
  return at.entry.kind === kind;
}

function checkEntry(list: ListSoFar, at: At): Fault[] {
  const { entry, position } = at;
  const faults: Fault[] = [];
  if (list.state === 'closed' && entry.kind !== 'list.outcome') {
    faults.push(fault('afterClosing', { position }));
  }
  if (isOf(at, 'list.heldBy')) return [...faults, ...checkHolders(list, at)];
  if ('deciders' in entry) faults.push(...checkDeciders(list, entry.deciders, position));
  if (entry.kind === 'list.begun') faults.push(fault('begunTwice', { position }));
  if (isOf(at, 'list.joined')) return [...faults, ...checkJoined(list, at)];
  if (isOf(at, 'list.called')) return [...faults, ...checkCalled(list, at)];
  if ('number' in entry) return [...faults, ...checkNumber(list, at, entry.number)];
  return [...faults, ...checkOrder(list, at)];
}

/** Who keeps it from then on decided it together, and one of them kept it before. */
function checkHolders(
  { rule, ...list }: ListSoFar,
  { entry, position }: At<Extract<ListEntry, { kind: 'list.heldBy' }>>,
): Fault[] {
  const { holders, deciders } = entry;
  if (!holders.some((one) => rule.holders.includes(one))) {
    return [fault('listDecidersMissing', { position })];
  }
  const then = { ...rule, holders, decidedBy: 'two_organisations' as const };
  return checkDeciders({ ...list, rule: then }, deciders, position);
}

function checkDeciders(
  { rule }: ListSoFar,
  deciders: Extract<ListEntry, { kind: 'list.called' }>['deciders'],
  position: number,
): Fault[] {
  const people = new Set(deciders.map(({ who }) => who));
  const organisations = new Set(deciders.map(({ of }) => of));
  const wanted = rule.decidedBy === 'two_organisations' ? 2 : 1;
  const isDecided =
    people.size === 2 &&
    organisations.size === wanted &&
    [...organisations].every((one) => rule.holders.includes(one));
  return isDecided ? [] : [fault('listDecidersMissing', { position })];
}

function checkJoined(
  { places }: ListSoFar,
  { entry: { number }, position, facts }: At<Extract<ListEntry, { kind: 'list.joined' }>>,
): Fault[] {
  const expected = places.size + 1;
  const faults = number === expected ? [] : [fault('numberGap', { position, number, expected })];
  if (facts === null) return faults;
  const { data: joined } = JoinedFacts.safeParse(facts);
  return joined?.number === number ? faults : [...faults, fault('openingMalformed', { position })];
}

type CalledAt = At<Extract<ListEntry, { kind: 'list.called' }>>;

function checkCalled(list: ListSoFar, at: CalledAt): Fault[] {
  const { entry, position } = at;
  const faults = checkRecorded(list, at);
  if (list.state === 'paused') faults.push(fault('calledWhilePaused', { position }));
  const waiting = waitingIn(list);
  const taken = new Set([...entry.again, ...freshIn(list, entry).map(({ number }) => number)]);
  const known = new Set(waiting.map(({ number }) => number));
  const { from, to, again, passed } = entry;
  const named = [...again, ...passed, ...[from, to].filter((one) => one !== null)];
  for (const number of new Set(named)) {
    if (!known.has(number)) faults.push(fault('notToBeCalled', { position, number }));
  }
  return [...faults, ...checkTurns(at, waiting, taken), ...checkRoom(list, at, taken)];
}

/**
 * Days that what came of a call may stay unwritten, and the next be made: a proposal made on the day of that
 * call may be confirmed in the next, and days of a log are those at UTC.
 */
const mostDays = 3;

/** What came of a call is written before another is made: nobody stays called for ever. */
function checkRecorded({ places }: ListSoFar, { entry, position }: CalledAt): Fault[] {
  return [...places.values()]
    .filter(({ state }) => state === 'called')
    .filter(({ calledOn }) => numberOf(entry.on) - numberOf(calledOn) > mostDays)
    .map(({ number }) => fault('outcomeMissing', { position, number }));
}

/** Nobody was called before one who came first, but for a party that the call names as too large for it. */
function checkTurns(
  { entry: { passed }, position }: CalledAt,
  waiting: readonly Waiting[],
  taken: ReadonlySet<number>,
): Fault[] {
  const order = inCallOrder(waiting).map(({ number }) => number);
  const last = order.findLastIndex((number) => taken.has(number));
  const number = order[last] ?? 0;
  return order
    .slice(0, Math.max(last, 0))
    .filter((over) => !taken.has(over) && !passed.includes(over))
    .map((over) => fault('calledOutOfTurn', { position, number, over }));
}

interface Waiting {
  number: number;
  atHead: boolean;
  people: number | null;
}

function waitingIn({ places }: ListSoFar): Waiting[] {
  return [...places.values()]
    .filter(({ state }) => state === 'waiting' || state === 'again')
    .map(({ number, state, people }) => ({ number, atHead: state === 'again', people }));
}

/** How many people a call took and how many everybody is who waited for it; null where that is sealed. */
function roomOf(list: ListSoFar, { facts }: CalledAt) {
  const { data: called } = CalledFacts.safeParse(facts);
  const parties = waitingIn(list).flatMap(({ people, ...rest }) =>
    people === null ? [] : [{ ...rest, people }],
  );
  const isOpen = called && parties.length === waitingIn(list).length;
  return isOpen ? { people: called.people, parties } : null;
}

/** Where all of it is open: the call took just whom the rule gives. */
function checkRoom(list: ListSoFar, at: CalledAt, taken: ReadonlySet<number>): Fault[] {
  const { position } = at;
  const room = roomOf(list, at);
  if (!room) return [];
  const call = chooseCall(room.parties, room.people);
  const byRule = [...call.again, ...call.fresh];
  const isSame = byRule.length === taken.size && byRule.every((number) => taken.has(number));
  return isSame && `${call.passed}` === `${at.entry.passed}`
    ? []
    : [fault('callDiffers', { position })];
}

/** What may follow what, for one number. */
function checkNumber(list: ListSoFar, at: At, number: number): Fault[] {
  const { entry, position } = at;
  const place = list.places.get(number);
  if (!place) return [fault('numberUnknown', { position, number })];
  if (!isPossible(entry.kind, place)) return [fault('numberStep', { position, number })];
  if (entry.kind === 'list.calledEarly' && list.state === 'paused') {
    return [fault('calledWhilePaused', { position })];
  }
  if (isOf(at, 'list.calledEarly')) return checkReason(at);
  const isOutcome = isOf(at, 'list.outcome') || isOf(at, 'list.corrected');
  return isOutcome ? checkOutcome(list, place, at) : [];
}

/** What is open of a reason is of that number, and is what the public was told of it. */
function checkReason({
  entry,
  position,
  facts,
}: At<Extract<ListEntry, { kind: 'list.calledEarly' }>>): Fault[] {
  if (facts === null) return [];
  const { data: early } = EarlyFacts.safeParse(facts);
  const isSame = early?.number === entry.number && publicReason(early.reason) === entry.reason;
  return isSame ? [] : [fault('openingMalformed', { position })];
}

function isPossible(kind: ListEntry['kind'], { state, outcome }: Place): boolean {
  const isCalled = state === 'called';
  if (kind === 'list.outcome') return isCalled;
  if (kind === 'list.returned') return state === 'left';
  if (kind === 'list.corrected') return state === 'again' || state === 'over';
  if (kind === 'list.askedAgain') return state === 'over' && outcome !== 'crossed';
  return !isCalled && state !== 'left' && outcome !== 'crossed';
}

/** What is open of an outcome is of that number, and stands at the head just when the rule says so. */
function checkOutcome(
  { rule }: ListSoFar,
  { missedBefore }: Place,
  { entry, position, facts }: At<Extract<ListEntry, { kind: 'list.outcome' | 'list.corrected' }>>,
): Fault[] {
  const { number } = entry;
  if (facts === null) return [];
  const { data: recorded } = OutcomeFacts.safeParse(facts);
  if (recorded?.number !== number) return [fault('openingMalformed', { position })];
  if (missedBefore === null) return [];
  const { state } = afterOutcome(recorded.outcome, missedBefore, rule.grace);
  return (state === 'again') === entry.again ? [] : [fault('graceDiffers', { position, number })];
}

function checkOrder({ state }: ListSoFar, { entry, position }: At): Fault[] {
  const isPossible =
    (entry.kind === 'list.paused' && state === 'open') ||
    (entry.kind === 'list.resumed' && state === 'paused') ||
    (entry.kind === 'list.closed' && state !== 'closed');
  return isPossible || state === 'closed' ? [] : [fault('orderImpossible', { position })];
}
