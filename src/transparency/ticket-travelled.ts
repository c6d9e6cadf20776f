import type { Context } from '#platform/context.ts';
import { dropTravels, keepTravel } from './openings.store.ts';

/**
 * Says when a ticket travelled and how many people it was: 30 days later its openings are given to the
 * public, unless fewer than three households share day, size and every day before. Told again, the last counts.
 */
export function ticketTravelled(
  context: Context,
  logId: string,
  travel: { ticket: string; householdId: string; travelledOn: string; size: number },
): Promise<void> {
  return keepTravel(context.tx, logId, travel);
}

/** Says that tickets did not travel after all: nothing of them is opened on that account. */
export function ticketsStayed(
  context: Context,
  logId: string,
  tickets: readonly string[],
): Promise<void> {
  return dropTravels(context.tx, logId, tickets);
}
