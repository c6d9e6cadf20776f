import {
  type Opening,
  type OpeningPart,
  OrderFacts,
  opensCommitment,
  TravelFacts,
} from '../commitment.rules.ts';
import { commitmentIn, type Entry, ticketIn } from '../entry.rules.ts';
import { type Fault, fault, type ReadLog } from './read-log.rules.ts';
import { type Mark, ticketsOf } from './tickets.rules.ts';

/** Every opening opens its entry, tells of that entry's ticket, and changes only what its reason says. */
export function checkOpenings(log: ReadLog): Fault[] {
  const single = log.openings.flatMap((one) =>
    checkOpening(log.entries[one.position] ?? null, one),
  );
  const classes = classesOf(log);
  const changes = [...ticketsOf(log).values()].flatMap((marks) => checkChanges(marks, classes));
  return [...single, ...changes];
}

/** The classes of the rule that a log began with; null for a log without one. */
export function classesOf({ entries: [first] }: ReadLog): readonly string[] | null {
  return first?.kind === 'log.begun' ? first.rule.classes : null;
}

/** An opening opens its entry and tells of that entry's ticket. An entry that cannot be read accuses nobody. */
export function checkOpening(entry: Entry | null, opening: Opening): Fault[] {
  const { position, part } = opening;
  if (!entry) return [];
  const commitment = commitmentIn(entry, part);
  if (commitment === null) return [fault('nothingSealed', { position })];
  if (!opensCommitment(opening, commitment)) return [fault('openingWrong', { position })];
  // What a later version seals may have a form that is not known here.
  const ticket = part === 'commitment' ? null : ticketIn(entry);
  if (ticket === null) return [];
  const facts = factsOf(part, opening);
  if (!facts) return [fault('openingMalformed', { position })];
  return facts.ticket === ticket ? [] : [fault('openingOtherTicket', { position, ticket })];
}

function factsOf(part: OpeningPart, { facts }: Opening): OrderFacts | TravelFacts | undefined {
  return (part === 'order' ? OrderFacts : TravelFacts).safeParse(facts).data;
}

function checkChanges(marks: readonly Mark[], classes: readonly string[] | null): Fault[] {
  const faults: Fault[] = [];
  let before: Mark | null = null;
  for (const mark of marks) {
    const { position, order } = mark;
    if (mark.kind === 'ticket.left') continue;
    if (order && classes && !classes.includes(order.class)) {
      faults.push(fault('classUnknown', { position, ticket: order.ticket }));
    }
    if (before) faults.push(...checkChange(before, mark));
    before = mark;
  }
  return faults;
}

function checkChange(before: Mark, mark: Mark): Fault[] {
  const [was, is] = [before.order, mark.order];
  if (!was || !is) return [];
  const { position } = mark;
  const { ticket } = is;
  const faults: Fault[] = [];
  if (was.batch !== is.batch) faults.push(fault('batchMoved', { position, ticket }));
  if (was.class !== is.class && mark.reason !== 'class_moved') {
    faults.push(fault('classMovedSilently', { position, ticket }));
  }
  return faults;
}
