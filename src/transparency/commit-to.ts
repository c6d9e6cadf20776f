import { randomBytes } from 'node:crypto';
import type { Appended } from './append-to-log.ts';
import { commitmentOf, type Facts, type TicketFacts, ticketParts } from './commitment.rules.ts';
import type { TicketEntry } from './entry.rules.ts';

/** A fresh commitment to facts, with the salt that opens it. */
export function commitTo<Committed extends Facts>(
  facts: Committed,
): { commitment: string; salt: string; facts: Committed } {
  const salt = randomBytes(32).toString('hex');
  return { commitment: commitmentOf(facts, salt), salt, facts };
}

/** An entry that fixes facts and shows nothing of them, with what opens it. */
export function sealedEntry(
  facts: Facts,
  whose: { householdId: string | null; ticket?: string | null },
): Appended {
  const { commitment, ...opening } = commitTo(facts);
  return {
    entry: { kind: 'sealed', commitment },
    opening: { ...whose, parts: [{ part: 'commitment', ...opening }] },
  };
}

/** An entry about a ticket of a household, made of the commitments to both parts of its facts. */
export function ticketEntry(
  householdId: string,
  facts: TicketFacts,
  entryWith: (committed: Pick<TicketEntry, 'ticket' | 'order' | 'travel'>) => TicketEntry,
): Appended {
  const parts = ticketParts(facts);
  const { commitment: order, ...orderOpening } = commitTo(parts.order);
  const { commitment: travel, ...travelOpening } = commitTo(parts.travel);
  return {
    entry: entryWith({ ticket: facts.ticket, order, travel }),
    opening: {
      householdId,
      parts: [
        { part: 'order', ...orderOpening },
        { part: 'travel', ...travelOpening },
      ],
    },
  };
}
