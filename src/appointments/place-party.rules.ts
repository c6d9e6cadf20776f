import type { Party, Place, Port } from './party.rules.ts';
import type { Rooms } from './rooms.rules.ts';

/** Why a unit has no day. */
export type Reason = 'held' | 'too_large' | 'no_room';

/** What planning gives a party: a place, kept or new, or none and the reason. */
export type Outcome = { readonly party: Party; readonly kept: boolean } & (
  | { readonly place: Place; readonly reason: null }
  | { readonly place: null; readonly reason: Reason }
);

/**
 * The earliest day before `before` on which one of the party's ports has room for all of it; of
 * the ports that have it on that day, the one it prefers. Null if there is none.
 *
 * `roomsAt` says which rooms to look at, since fairness is checked with other rooms than planning.
 */
export function earliestPlace(
  party: Party,
  before: number,
  roomsAt: (port: Port) => Rooms | undefined,
): Place | null {
  let place: Place | null = null;
  for (const port of party.ports) {
    // A port further down the list must be strictly earlier to be taken instead.
    const limit: number = place?.day ?? before;
    const day: number | null =
      roomsAt(port)?.earliest(party.unit.size, party.firstDay, limit) ?? null;
    if (day !== null) place = { port, day };
  }
  return place;
}

/** The outcome for a party whose turn has come; takes the room of a new place. */
export function placeParty(party: Party, keptPlace: Place | null): Outcome {
  if (keptPlace) return { party, kept: true, place: keptPlace, reason: null };
  if (party.unit.hold) return { party, kept: false, place: null, reason: 'held' };
  const place = earliestPlace(party, Number.POSITIVE_INFINITY, (port) => port.rooms);
  if (!place) return { party, kept: false, place, reason: whyNot(party) };
  place.port.rooms.change(place.day, -party.unit.size);
  return { party, kept: false, place, reason: null };
}

/**
 * Too large is said only of what waiting cannot change: open days are known and even empty none of
 * them would take the party. A party without any open day ahead simply has no room yet.
 */
function whyNot(party: Party): Reason {
  const largest = Math.max(...party.ports.map((port) => port.opening.largestFrom(party.firstDay)));
  return largest >= 0 && largest < party.unit.size ? 'too_large' : 'no_room';
}
