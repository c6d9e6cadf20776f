import { type Context, todayOf } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { type Opening, opensCommitment } from './commitment.rules.ts';
import { commitmentIn, NewEntry, ticketIn } from './entry.rules.ts';
import { dayGroupOf, orderGroupOf, sealOpening } from './opening-seal.ts';
import { keepPending, type PendingEntry } from './pending.store.ts';

/** What a use case writes into a log. */
export interface Appended {
  entry: NewEntry;
  /** What opens the entry's commitments, as `sealedEntry` and `ticketEntry` give it. */
  opening?: {
    parts: readonly Omit<Opening, 'position'>[];
    /** Whose it is: with that household's erasure it goes. Null for what is of no household. */
    householdId: string | null;
    /** The ticket that a `sealed` entry is about; other entries name theirs. */
    ticket?: string | null;
  };
}

/**
 * Writes entries into a log in the transaction of what they tell, so that neither is without the other.
 * They get their positions in this order, within a minute. Throws `transparency.noSuchLog`; a RangeError
 * for an opening that does not open its entry, a ZodError for what is no entry.
 */
export async function appendToLog(
  context: Context,
  logId: string,
  entries: readonly Appended[],
): Promise<void> {
  if (entries.length === 0) return;
  const pending = entries.map((one) => pendingOf(context, logId, one));
  if (!(await keepPending(context.tx, logId, todayOf(context.now), pending))) {
    throw new Problem('missing', 'transparency.noSuchLog');
  }
}

function pendingOf(context: Context, logId: string, { entry, opening }: Appended): PendingEntry {
  const text = JSON.stringify(NewEntry.parse(entry));
  if (!opening) return { entry: text, openings: [] };
  const { householdId, parts } = opening;
  if (parts.some((one) => !opensCommitment(one, commitmentIn(entry, one.part) ?? ''))) {
    throw new RangeError('the opening is not of this entry');
  }
  const openingId = context.newId();
  const ticket = opening.ticket ?? ticketIn(entry);
  return {
    entry: text,
    openings: parts.map((one) => ({
      openingId,
      part: one.part,
      householdId,
      ticket,
      sealed: sealOpening(context.keyring, logId, openingId, one),
      orderGroup: one.part === 'order' ? orderGroupOf(context.keyring, logId, one.facts) : null,
      dayGroup:
        entry.kind === 'sealed' && ticket !== null
          ? dayGroupOf(context.keyring, logId, one.facts)
          : null,
    })),
  };
}
