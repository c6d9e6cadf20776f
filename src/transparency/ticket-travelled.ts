import type { Context } from '#platform/context.ts';
import { keepTravel } from './openings.store.ts';

/**
 * Says when a ticket travelled and how many people it was: 30 days later its openings are given to the
 * public, unless fewer than three households share day and size. Told again, the last counts.
 */
export function ticketTravelled(
  context: Context,
  logId: string,
  travel: { ticket: string; householdId: string; travelledOn: string; size: number },
): Promise<void> {
  return keepTravel(context.tx, logId, travel);
}
