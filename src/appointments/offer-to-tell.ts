import type { Context } from '#platform/context.ts';
import { findOffer } from './slots.store.ts';
import { findOpenAsk } from './stand-by.store.ts';

/** An offer as a message may tell it; day and port only to who allowed travel in messages. */
export interface OfferToTell {
  until: Date;
  day: string;
  port: string;
  /** The clocks by which `until` is told. */
  timeZone: string;
  /** Somebody recorded who confirmed the day with the port; before that it is only planned. */
  confirmed: boolean;
}

/**
 * The offer of a slot while it stands, for a message about it. Null once it is answered or over, while the
 * programme stands still, and for whom a lawyer or a trained person comes first.
 */
export function offerToTell(
  { tx, now }: Context,
  householdId: string,
  slotId: string,
): Promise<OfferToTell | null> {
  return findOffer(tx, householdId, slotId, now);
}

/** The same for a place at short notice that a household is asked about. */
export function askToTell(
  { tx, now }: Context,
  householdId: string,
  askId: string,
): Promise<OfferToTell | null> {
  return findOpenAsk(tx, householdId, askId, now);
}
