import type { StandingDate } from '../standing-date.rules.ts';

/** What of a place two people must agree on before it changes. */
export interface HeldPlace extends StandingDate {
  size: number;
}

/** How a place stands after what is known changed, and what waits for a second person. */
export interface Followed {
  place: HeldPlace;
  /** The day moved, forward or back, by a paper that two people saw. */
  dateCorrected: boolean;
  /** Another day is claimed or was seen by one person: the old one stands. */
  dateWaits: boolean;
  /** The household grew: the old number counts until two people saw the paper. */
  sizeWaits: boolean;
}

/**
 * Once a ticket is given, its day moves only by a paper that two people saw, whichever way it moves;
 * a paper that shows the same day strengthens it at once. A household that grew counts as before until
 * two people agree; who left counts no more at once, for leaving is the person's own act. `looked` says
 * whether the two saw that paper for this place: where whoever's day stands left, a paper of those who stay that
 * was confirmed before moves nothing.
 */
export function followFacts(held: HeldPlace, known: HeldPlace, looked: boolean): Followed {
  const sameDay = held.enrolledOn === known.enrolledOn && held.undated === known.undated;
  const moves = sameDay || (known.basis === 'confirmed' && looked);
  const date = moves ? known : held;
  const { enrolledOn, undated, precision, basis } = date;
  return {
    place: { enrolledOn, undated, precision, basis, size: Math.min(held.size, known.size) },
    dateCorrected: !sameDay && moves,
    dateWaits: !moves,
    sizeWaits: known.size > held.size,
  };
}
