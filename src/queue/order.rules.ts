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
  const byClass = Map.groupBy(units, (unit) => unit.class);
  for (const name of byClass.keys()) {
    if (!rule.classes.includes(name)) {
      throw new RangeError(`class ${JSON.stringify(name)} is not in the rule`);
    }
  }
  return rule.classes.flatMap((name) => byEnrolment(byClass.get(name) ?? [], rule.seed));
}

function byEnrolment<T extends Ranked>(units: readonly T[], seed: string): T[] {
  const byDay = [...Map.groupBy(units, (unit) => unit.enrolledOn)];
  // Dates of the fixed form YYYY-MM-DD compare as text.
  byDay.sort(([a], [b]) => compareIds(a, b));
  return byDay.flatMap(([, sameDay]) => (sameDay.length === 1 ? sameDay : byDraw(sameDay, seed)));
}

function byDraw<T extends Ranked>(units: readonly T[], seed: string): T[] {
  const drawn = units.map((unit) => ({ unit, draw: drawOf(seed, unit.id) }));
  drawn.sort((a, b) => compareIds(a.draw, b.draw) || compareIds(a.unit.id, b.unit.id));
  return drawn.map(({ unit }) => unit);
}
