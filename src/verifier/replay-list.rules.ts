import type { ReadLog } from '#transparency/verify/read-log.rules.ts';
import { JoinedFacts, ListEntry, OutcomeFacts } from '#waiting-lists/list-entry.rules.ts';
import { afterOutcome } from '#waiting-lists/number-state.rules.ts';

/** What a log says of one number up to some entry. */
export interface Place {
  number: number;
  /** `over`: it crossed, or rests until its holder asks; which of them is sealed. */
  state: 'waiting' | 'called' | 'again' | 'over' | 'left';
  /** The day of its last call; empty before. */
  calledOn: string;
  /** Where it stood when it left. */
  leftFrom: 'waiting' | 'again' | 'over';
  /** Null while that is sealed. */
  people: number | null;
  /** Turns missed in a row, and how many of them before its last call; null where that is sealed. */
  missed: number | null;
  missedBefore: number | null;
  /** What came of its last call; null: nothing yet, or sealed. */
  outcome: OutcomeFacts['outcome'] | null;
}

/** A waiting list as its log tells it up to some entry. */
export interface ListSoFar {
  rule: Extract<ListEntry, { kind: 'list.begun' }>;
  state: 'open' | 'paused' | 'closed';
  places: Map<number, Place>;
}

/** An entry at its position, with what is open of it. */
export interface At<One extends ListEntry = ListEntry> {
  entry: One;
  position: number;
  /** Null where it is sealed. */
  facts: unknown;
}

/** The entries of a list in order; null for one that has not the form of a list's entries. */
export function listEntriesOf(log: ReadLog): (At | { entry: null; position: number })[] {
  return [...log.entries.entries()].flatMap(([position, one]) => {
    if (!one?.kind.startsWith('list.')) return [];
    const { data: entry = null } = ListEntry.safeParse(one);
    const facts = log.opened.get(position)?.commitment?.facts ?? null;
    return [entry ? { entry, position, facts } : { entry, position }];
  });
}

/** A list as it begins. */
export function beginning(rule: ListSoFar['rule']): ListSoFar {
  return { rule, state: 'open', places: new Map() };
}

/** Lets an entry happen, possible or not: what is wrong with it was said before. */
export function happen(list: ListSoFar, { entry, facts }: At): void {
  if (entry.kind === 'list.paused') list.state = 'paused';
  else if (entry.kind === 'list.resumed') list.state = 'open';
  else if (entry.kind === 'list.closed') list.state = 'closed';
  else if (entry.kind === 'list.heldBy') {
    list.rule = { ...list.rule, holders: entry.holders, decidedBy: 'two_organisations' };
  } else if (entry.kind === 'list.joined')
    list.places.set(entry.number, newPlace(entry.number, facts));
  else if (entry.kind === 'list.called') {
    for (const place of [...places(list, entry.again), ...freshIn(list, entry)]) {
      markCalled(place, entry.on);
    }
  } else if ('number' in entry) {
    for (const place of places(list, [entry.number])) befall(list, place, entry, facts);
  }
}

/** The places that a call names by `from` and `to`: those in between that were not called before. */
export function freshIn(
  list: ListSoFar,
  { from, to, passed }: Extract<ListEntry, { kind: 'list.called' }>,
): Place[] {
  if (from === null || to === null) return [];
  return [...list.places.values()].filter(
    ({ number, state }) =>
      number >= from && number <= to && state === 'waiting' && !passed.includes(number),
  );
}

function places(list: ListSoFar, numbers: readonly number[]): Place[] {
  return numbers.flatMap((number) => list.places.get(number) ?? []);
}

function newPlace(number: number, facts: unknown): Place {
  const { data: joined } = JoinedFacts.safeParse(facts);
  return {
    number,
    state: 'waiting',
    calledOn: '',
    leftFrom: 'waiting',
    people: joined?.people ?? null,
    missed: 0,
    missedBefore: 0,
    outcome: null,
  };
}

function markCalled(place: Place, on: string): void {
  Object.assign(place, {
    state: 'called',
    calledOn: on,
    missedBefore: place.missed,
    outcome: null,
  });
}

function befall({ rule }: ListSoFar, place: Place, entry: ListEntry, facts: unknown): void {
  if (entry.kind === 'list.calledEarly') markCalled(place, entry.on);
  if (entry.kind === 'list.askedAgain') Object.assign(place, { state: 'again', missed: 0 });
  if (entry.kind === 'list.left' && place.state !== 'left' && place.state !== 'called') {
    Object.assign(place, { state: 'left', leftFrom: place.state });
  }
  if (entry.kind === 'list.returned') place.state = place.leftFrom;
  if (entry.kind !== 'list.outcome' && entry.kind !== 'list.corrected') return;
  const outcome = OutcomeFacts.safeParse(facts).data?.outcome ?? null;
  place.state = entry.again ? 'again' : 'over';
  place.missed =
    outcome === null || place.missedBefore === null
      ? null
      : afterOutcome(outcome, place.missedBefore, rule.grace).missed;
  place.outcome = outcome;
}
