import type { Instance, Site, Unit } from './instance.rules.ts';
import type { Plan } from './plan.rules.ts';

/**
 * The planner's rule by example: one small story for each of its sentences. Those who reimplement
 * it can start here. 2021-03-01 is a Monday. With the seed `29` the draw
 * happens to rank u1, u2, u3 and u4 in this order.
 */
export type Example = {
  readonly says: string;
  readonly instance: Instance;
  /** Previous slots as `unit site day`. */
  readonly previous?: readonly string[];
  /** The parts of the plan that matter here; slots as `unit site day`, moves as `unit: from > to`. */
  readonly gives: {
    readonly order?: readonly string[];
    readonly slots?: readonly string[];
    readonly unplaced?: readonly string[];
    readonly moved?: readonly string[];
    readonly kept?: number;
    readonly envy?: readonly string[];
  };
};

/** A port open all of March. */
export function site(id: string, perDay: number, more: Partial<Site> = {}): Site {
  return { id, from: '2021-03-01', to: '2021-03-31', perDay, ...more };
}

/** A household of the lower class that can use only the port P. */
export function unit(id: string, size: number, more: Partial<Unit> = {}): Unit {
  return { id, size, class: 'b', enrolledOn: '2020-01-01', sites: ['P'], ...more };
}

/** An instance as of 1 March, with two classes and no lead time. */
export function instance(sites: Site[], units: Unit[], more: Partial<Instance> = {}): Instance {
  const rule = { classes: ['a', 'b'], seed: '29', leadDays: 0 };
  return { programme: 'MPP', asOf: '2021-03-01', rule, sites, units, ...more };
}

/** The plan in the short form of the examples. */
export function inShort(plan: Plan): Required<Example['gives']> {
  return {
    order: plan.order,
    slots: plan.slots.map((slot) => `${slot.unit} ${slot.site} ${slot.day}`),
    unplaced: plan.unplaced.map((entry) => `${entry.unit} ${entry.reason}`),
    moved: plan.moved.map(({ unit: id, from, to }) => {
      return `${id}: ${from.site} ${from.day} > ${to ? `${to.site} ${to.day}` : 'none'}`;
    }),
    kept: plan.kept,
    envy: plan.envy.map((entry) => `${entry.unit} over ${entry.over}`),
  };
}
