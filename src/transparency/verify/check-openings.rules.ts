import { opensCommitment, TicketFacts } from '../commitment.rules.ts';
import { commitmentIn, ticketIn } from '../entry.rules.ts';
import { type Fault, fault, type ReadLog } from './read-log.rules.ts';
import { type Mark, ticketsOf } from './tickets.rules.ts';

/** Every opening opens its entry, tells of that entry's ticket, and changes only what its reason says. */
export function checkOpenings(log: ReadLog): Fault[] {
  const single = log.openings.flatMap((opening) => checkOpening(log, opening.position));
  const classes = classesOf(log);
  const changes = [...ticketsOf(log).values()].flatMap((marks) => checkChanges(marks, classes));
  return [...single, ...changes];
}

/** The classes of the rule that a log began with; null for a log without one. */
export function classesOf({ entries: [first] }: ReadLog): readonly string[] | null {
  return first?.kind === 'log.begun' ? first.rule.classes : null;
}

function checkOpening(log: ReadLog, position: number): Fault[] {
  const opening = log.opened.get(position);
  const entry = log.entries[position];
  if (!opening || !entry) return [];
  const commitment = commitmentIn(entry);
  if (commitment === null) return [fault('nothingSealed', { position })];
  if (!opensCommitment(opening, commitment)) return [fault('openingWrong', { position })];
  if (entry.kind.startsWith('list.')) return [];
  const ticket = ticketIn(entry);
  // What a later version seals may have a form that is not known here.
  if (ticket === null) return [];
  const facts = TicketFacts.safeParse(opening.facts);
  if (!facts.success) return [fault('openingMalformed', { position })];
  return facts.data.ticket === ticket ? [] : [fault('openingOtherTicket', { position, ticket })];
}

function checkChanges(marks: readonly Mark[], classes: readonly string[] | null): Fault[] {
  const faults: Fault[] = [];
  let before: Mark | null = null;
  for (const mark of marks) {
    const { position, facts } = mark;
    if (mark.kind === 'ticket.left') continue;
    if (facts && classes && !classes.includes(facts.class)) {
      faults.push(fault('classUnknown', { position, ticket: facts.ticket }));
    }
    if (before) faults.push(...checkChange(before, mark));
    before = mark;
  }
  return faults;
}

function checkChange(before: Mark, mark: Mark): Fault[] {
  const [was, is] = [before.facts, mark.facts];
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
