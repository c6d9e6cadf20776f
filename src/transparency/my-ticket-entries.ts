import type { z } from 'zod';
import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import type { myTicketEntries } from './contract.ts';
import { openOpening } from './opening-seal.ts';
import { type OwnOpening, ownOpenings } from './openings.store.ts';
import { entriesIn } from './proven-entries.ts';

type Output = z.input<typeof myTicketEntries.output>;

/**
 * The family's own entries in each log, opened and proven: those about its place, and what it said about short
 * notice. What is sealed of its days, those it was asked about too, is not among them: a day opens only with the
 * family's own fact, and a day that is only planned never.
 */
export async function showMyTicketEntries(context: Context): Promise<Output> {
  const { householdId } = familyOf(context);
  const own = await ownOpenings(context.tx, householdId);
  const ofPlace = own.filter((one) => one.part !== 'commitment' || !isOfDay(context, one));
  const byLog = Map.groupBy(ofPlace, ({ logId }) => logId);
  const logs = await Promise.all(
    [...byLog].map(([logId, openings]) => entriesIn(context, logId, openings)),
  );
  return { logs: logs.filter((log) => log !== null) };
}

function isOfDay({ keyring }: Context, { logId, ...kept }: OwnOpening): boolean {
  const { facts } = openOpening(keyring, logId, { ...kept, position: kept.position ?? 0 });
  return typeof facts.what === 'string' && ofDays.has(facts.what);
}

const ofDays: ReadonlySet<string> = new Set(['slot', 'outcome', 'ask', 'askEnd']);
