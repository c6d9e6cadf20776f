import type { MySlot } from '#appointments/contract.ts';
import { momentText } from '../../../words/dates.ts';
import type { Words } from '../../../words/say.ts';
import { townIn, townOf } from './towns.ts';

/** Why a day changed or fell away, where a port, an order or the family itself did it; null otherwise. */
export function slotWhy({ say, has }: Words, { state, reason }: MySlot): string | null {
  const key = `my-place.why.${reason}`;
  return (state === 'moved' || state === 'cancelled') && has(key) ? say(key) : null;
}

/** Until when an offer stands, by the clocks of the family's town; null where there is nothing to say. */
export function offerUntil(words: Words, slot: MySlot, place: string | null): string | null {
  const { say, language } = words;
  if (slot.offerStandsStill) return say('my-place.offer.still');
  if (!slot.offerEndsAt) return null;
  const { timeZone } = slot;
  const town = timeZone ? townIn(timeZone, place, language) : townOf(place, language);
  return say('my-place.offer.until', { moment: momentText(language, slot.offerEndsAt, town) });
}
