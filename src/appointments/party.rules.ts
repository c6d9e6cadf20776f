import type { Instance, Unit } from './instance.rules.ts';
import { numberOf, type Opening, openingOf } from './opening.rules.ts';
import { type Rooms, roomsOf } from './rooms.rules.ts';

/** A port as the planner works with it: its opening and the room left. */
export type Port = { readonly id: string; readonly opening: Opening; readonly rooms: Rooms };

/** A household as the planner works with it. Days are day numbers. */
export type Party = {
  readonly unit: Unit;
  /** Its position in the published order, 0 first. */
  readonly rank: number;
  /** The first day it may be given: after its lead time, and not before it is ready. */
  readonly firstDay: number;
  /** The ports it can use, preferred first. */
  readonly ports: readonly Port[];
};

/** A port on a day. */
export type Place = { readonly port: Port; readonly day: number };

export function portsOf(instance: Instance): Map<string, Port> {
  return new Map(
    instance.sites.map((site) => {
      const opening = openingOf(site);
      return [site.id, { id: site.id, opening, rooms: roomsOf(opening) }];
    }),
  );
}

/** The units, in published order, as parties. */
export function partiesOf(
  order: readonly Unit[],
  instance: Instance,
  ports: ReadonlyMap<string, Port>,
): Party[] {
  const asOf = numberOf(instance.asOf);
  return order.map((unit, rank) => {
    const afterLead = asOf + (unit.leadDays ?? instance.rule.leadDays);
    const ready = unit.readyFrom ? numberOf(unit.readyFrom) : afterLead;
    return {
      unit,
      rank,
      firstDay: Math.max(afterLead, ready),
      ports: unit.sites.flatMap((site) => ports.get(site) ?? []),
    };
  });
}
