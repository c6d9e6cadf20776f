import type { Party, Place, Port } from './party.rules.ts';
import { earliestPlace, type Outcome } from './place-party.rules.ts';
import { type Rooms, roomsOf } from './rooms.rules.ts';

/** A unit that could have had an earlier day but for a unit ranked below it. */
export type Envy = { readonly unit: string; readonly over: string };

/**
 * The price of keeping appointments: who would stand earlier if kept slots were not kept.
 *
 * A party is envious if, on an open day earlier than its own that it could use, the free room and
 * the room of those ranked below it together would take it, and at least one such is there. It is
 * told by its earliest such day, over the lowest-ranked party there. Entries in published order.
 *
 * `outcomes` in published order, history left out; the ports' rooms as they are when all are placed.
 *
 * Works from the last rank to the first: when a party's turn comes, the rooms below hold, for each
 * day with lower-ranked parties on it, the free room plus what these take.
 */
export function findEnvy(outcomes: readonly Outcome[]): Envy[] {
  const below = yieldableRooms(outcomes);
  const lowest = new Map<Port, Map<number, Party>>();
  const envy: Envy[] = [];
  for (const { party, place, reason } of outcomes.toReversed()) {
    if (reason === 'held') continue;
    const before = place?.day ?? Number.POSITIVE_INFINITY;
    const better = earliestPlace(party, before, (port) => below.get(port));
    const over = better && lowest.get(better.port)?.get(better.day);
    if (over) envy.push({ unit: party.unit.id, over: over.unit.id });
    if (place) yieldPlace(party, place, below, lowest);
  }
  return envy.reverse();
}

/** For each port used, rooms in which every day is shut until a party yields its place there. */
function yieldableRooms(outcomes: readonly Outcome[]): Map<Port, Rooms> {
  const daysUsed = new Map<Port, Set<number>>();
  for (const { place } of outcomes) {
    if (!place) continue;
    const days = daysUsed.get(place.port) ?? new Set<number>();
    daysUsed.set(place.port, days.add(place.day));
  }
  const rooms = new Map<Port, Rooms>();
  for (const [port, used] of daysUsed) {
    const days = [...used].sort((a, b) => a - b);
    const [first, last] = [days[0] ?? 0, days.at(-1) ?? -1];
    rooms.set(port, roomsOf({ first, last, usual: -1, unusual: days, capacityOn: () => -1 }));
  }
  return rooms;
}

function yieldPlace(
  party: Party,
  { port, day }: Place,
  below: ReadonlyMap<Port, Rooms>,
  lowest: Map<Port, Map<number, Party>>,
): void {
  const lowestHere = lowest.get(port) ?? new Map<number, Party>();
  lowest.set(port, lowestHere);
  const isFirst = !lowestHere.has(day);
  if (isFirst) lowestHere.set(day, party);
  // The first to yield a day opens it with the free room: from -1 to that.
  const opened = isFirst ? port.rooms.on(day) + 1 : 0;
  below.get(port)?.change(day, opened + party.unit.size);
}
