import { hash } from 'node:crypto';

/**
 * The published order of a queue: who comes before whom, by a rule that anyone can recompute.
 *
 * Class first, then the day of enrolment, then a draw nobody can steer. A unit is a household;
 * its `id` is the ticket number that the public list shows, never the folio.
 */

/** What the order looks at. `enrolledOn` is a calendar date, `YYYY-MM-DD`. */
export type Ranked = { readonly id: string; readonly class: string; readonly enrolledOn: string };

/** The rule of a programme: its classes from highest to lowest priority, and the seed of the draw. */
export type OrderRule = { readonly classes: readonly string[]; readonly seed: string };

/** The draw of one ticket: SHA-256 of the UTF-8 text `seed|id`, in lower-case hexadecimal. */
export function drawOf(seed: string, id: string): string {
  return hash('sha256', `${seed}|${id}`, 'hex');
}

/** Compares ids by UTF-16 code unit, the same in every locale: negative, zero or positive. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * The units from first to last, in a new array. Their order in the input changes nothing.
 *
 * Throws a RangeError for a unit whose class the rule does not name: to rank it anywhere would
 * be to invent its priority.
 */
export function publishedOrder<T extends Ranked>(units: readonly T[], rule: OrderRule): T[] {
  const classRanks = new Map(rule.classes.map((name, rank) => [name, rank]));
  const places = units.map((unit) => ({ unit, classRank: rankOf(unit, classRanks), draw: '' }));
  // Most units never tie on both class and day, so a draw is made at its first tie and kept.
  const draw = (place: (typeof places)[number]) => {
    if (place.draw === '') place.draw = drawOf(rule.seed, place.unit.id);
    return place.draw;
  };
  places.sort(
    (a, b) =>
      a.classRank - b.classRank ||
      compareIds(a.unit.enrolledOn, b.unit.enrolledOn) ||
      compareIds(draw(a), draw(b)) ||
      compareIds(a.unit.id, b.unit.id),
  );
  return places.map((place) => place.unit);
}

function rankOf(unit: Ranked, classRanks: ReadonlyMap<string, number>): number {
  const rank = classRanks.get(unit.class);
  if (rank === undefined) {
    throw new RangeError(`class ${JSON.stringify(unit.class)} is not in the rule`);
  }
  return rank;
}
