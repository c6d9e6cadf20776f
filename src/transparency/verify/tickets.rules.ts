import { OrderFacts, TravelFacts } from '../commitment.rules.ts';
import type { ReadLog } from './read-log.rules.ts';

/**
 * What a log says of one ticket at one position, and each part of its facts where it is open: null for a
 * ticket that left, for what is sealed, and for facts that are malformed.
 */
export interface Mark {
  position: number;
  kind: 'ticket.given' | 'ticket.changed' | 'ticket.left' | 'ticket.returned';
  order: OrderFacts | null;
  travel: TravelFacts | null;
  reason: string | null;
  /** False once it left, until it returns; a change in between does not bring it back. */
  stands: boolean;
}

/** Every ticket of a log with its marks in order. */
export function ticketsOf(log: ReadLog): Map<string, Mark[]> {
  const tickets = new Map<string, Mark[]>();
  for (const [position, entry] of log.entries.entries()) {
    if (!isOfTicket(entry)) continue;
    const { ticket, kind } = entry;
    const reason = 'reason' in entry ? String(entry.reason) : null;
    const open = log.opened.get(position);
    const order = OrderFacts.safeParse(open?.order?.facts).data ?? null;
    const travel = TravelFacts.safeParse(open?.travel?.facts).data ?? null;
    const marks = tickets.get(ticket) ?? [];
    const stands =
      kind === 'ticket.changed' ? (marks.at(-1)?.stands ?? true) : kind !== 'ticket.left';
    marks.push({ position, kind, order, travel, reason, stands });
    tickets.set(ticket, marks);
  }
  return tickets;
}

/** The last mark of a ticket before a position; null when it was not given yet or had left. */
export function standingAt(marks: readonly Mark[], position: number): Mark | null {
  const last = marks.findLast((mark) => mark.position < position);
  return last?.stands ? last : null;
}

type TicketEntry = { ticket: string; kind: Mark['kind'] };

function isOfTicket(
  entry: ReadLog['entries'][number],
): entry is NonNullable<typeof entry> & TicketEntry {
  return entry?.kind.startsWith('ticket.') ?? false;
}
