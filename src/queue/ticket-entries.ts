import type { Context } from '#platform/context.ts';
import type { ChangeReason } from '#transparency/entry.rules.ts';
import { type Appended, appendToLog, deciderOf, ticketEntry } from '#transparency/index.ts';
import { changeReason, wantsTwo } from './change-reason.rules.ts';
import {
  type ChangedTicket,
  changedSinceLogged,
  factsNow,
  keepChanged,
  keepGiven,
  type LoggedTicket,
} from './logged.store.ts';

/** The entries of places that were given. */
export function givenEntries(tickets: readonly LoggedTicket[]): Appended[] {
  return tickets.map(({ householdId, facts }) =>
    ticketEntry(householdId, facts, (committed) => ({ kind: 'ticket.given', ...committed })),
  );
}

/** Writes places that were given, all at once. */
export async function writeGiven(
  context: Context,
  programmeId: string,
  householdIds: readonly string[],
): Promise<void> {
  const given = await keepGiven(context.tx, programmeId, householdIds);
  await appendToLog(context, programmeId, givenEntries(given));
}

/** What is told with a change that two people decided. */
export interface Decided {
  reason: ChangeReason;
  /** Ids of staff; a log shows other names. */
  deciders: readonly string[];
}

/**
 * Writes what changed of places since their last entry. What two people must decide is left until it is
 * told with them; `decided` tells it, by household.
 */
export async function writeChanged(
  context: Context,
  programmeId: string,
  householdIds: readonly string[],
  decided: ReadonlyMap<string, Decided> = new Map(),
): Promise<void> {
  const changed = await changedSinceLogged(context.tx, programmeId, householdIds);
  const due = changed.filter(
    ({ householdId, before, facts }) => decided.has(householdId) || !wantsTwo(before, facts),
  );
  if (due.length === 0) return;
  await keepChanged(context.tx, programmeId, due);
  const entries = due.map((one) =>
    changeEntry(context, programmeId, one, decided.get(one.householdId)),
  );
  await appendToLog(context, programmeId, entries);
}

function changeEntry(
  { keyring }: Context,
  logId: string,
  changed: ChangedTicket,
  decided: Decided | undefined,
): Appended {
  const reason = decided?.reason ?? changeReason(changed.before, changed.facts) ?? 'hold_changed';
  const deciders = [...new Set(decided?.deciders)].map((id) => deciderOf(keyring, logId, id));
  return ticketEntry(changed.householdId, changed.facts, (committed) => ({
    kind: 'ticket.changed',
    ...committed,
    reason,
    ...(deciders.length === 0 ? {} : { deciders }),
  }));
}

/** Writes that places were left. */
export async function writeLeft(
  context: Context,
  programmeId: string,
  householdIds: readonly string[],
): Promise<void> {
  const left = await factsNow(context.tx, programmeId, householdIds);
  const entries = left.map(({ facts: { ticket } }) => ({
    entry: { kind: 'ticket.left', ticket, reason: 'left' } as const,
  }));
  await appendToLog(context, programmeId, entries);
}

/** Writes that places were taken up again, as they are now. */
export async function writeReturned(
  context: Context,
  programmeId: string,
  householdIds: readonly string[],
): Promise<void> {
  const back = await factsNow(context.tx, programmeId, householdIds);
  await keepChanged(context.tx, programmeId, back);
  const entries = back.map(({ householdId, facts }) =>
    ticketEntry(householdId, facts, (committed) => ({ kind: 'ticket.returned', ...committed })),
  );
  await appendToLog(context, programmeId, entries);
}
