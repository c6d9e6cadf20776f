import { planningClass, planningClasses, unitIdOf } from './draw.rules.ts';
import { publishedOrder } from './order.rules.ts';

/** What the order looks at of a place; `seed` is that of its batch, null before the draw. */
export interface ToOrder {
  ticketNumber: string;
  seed: string | null;
  class: string;
  undated: boolean;
  enrolledOn: string;
}

/**
 * The published order of places, exactly as the planner computes it. Before the draw of its batch a
 * place ranks behind all drawn ones of its class and day, by a seed that says so.
 */
export function orderUnits<T extends ToOrder>(
  units: readonly T[],
  rule: { programmeId: string; classes: readonly string[] },
): T[] {
  const ranked = (some: readonly T[]) =>
    some.map((unit) => ({
      unit,
      id: unitIdOf(unit.seed ?? 'not drawn', unit.ticketNumber),
      class: planningClass(unit.class, unit.undated),
      enrolledOn: unit.enrolledOn,
    }));
  const order = publishedOrder(ranked(units), {
    classes: planningClasses(rule.classes),
    seed: rule.programmeId,
  });
  return order.map(({ unit }) => unit);
}
