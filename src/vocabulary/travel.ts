import { type Place, placeByCode, places } from './places.ts';

/**
 * An assumption, not a source: no published table tells how long families needed between these towns. A
 * road is taken as 1.4 times the straight line, a bus with its stops as 60 km an hour, and two hours are
 * added for reaching the bus and the port from it. Twenty-four hours of road count two more for a change.
 */
const assumed = { roadFactor: 1.4, kilometresAnHour: 60, around: 2, changeEvery: 24, change: 2 };

/** Hours within one town: to the port and through its doors. */
const inTown = 2;

/**
 * Whole hours to reckon with from one town to another, by code. From a town that is not known, those from
 * the farthest one: nobody is asked to be somewhere they cannot reach. Throws for an unknown destination.
 */
export function travelHours(from: string | null, to: string): number {
  const there = placeByCode.get(to);
  if (!there) throw new RangeError(`no place has the code ${JSON.stringify(to)}`);
  const here = from === null ? undefined : placeByCode.get(from);
  if (!here) return Math.max(...places.map((place) => hoursBetween(place, there)));
  return hoursBetween(here, there);
}

function hoursBetween(here: Place, there: Place): number {
  if (here.code === there.code) return inTown;
  const road = (kilometres(here, there) * assumed.roadFactor) / assumed.kilometresAnHour;
  const changes = Math.floor(road / assumed.changeEvery) * assumed.change;
  return Math.ceil(road + changes + assumed.around);
}

/** The straight line over the globe. */
function kilometres(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, south] = [radians(a.latitude), radians(b.latitude)];
  const half =
    Math.sin((south - north) / 2) ** 2 +
    Math.cos(north) * Math.cos(south) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}
