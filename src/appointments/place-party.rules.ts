import type { Party, Place, Port } from './party.rules.ts';
import type { Rooms } from './rooms.rules.ts';

/** Why a unit has no day. */
export type Reason = 'held' | 'too_large' | 'no_room';

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

/** Takes the room of the party's earliest place, or says why it has none. */
export function placeParty(party: Party): Place | Reason {
  const place = earliestPlace(party, Number.POSITIVE_INFINITY, (port) => port.rooms);
  if (!place) return whyNot(party);
  place.port.rooms.change(place.day, -party.unit.size);
  return place;
}

/**
 * Too large is said only of what waiting cannot change: open days are known and even empty none of
 * them would take the party. A party without any open day ahead simply has no room yet.
 */
function whyNot(party: Party): Reason {
  const largest = Math.max(...party.ports.map((port) => port.opening.largestFrom(party.firstDay)));
  return largest >= 0 && largest < party.unit.size ? 'too_large' : 'no_room';
}
