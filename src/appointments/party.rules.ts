import type { Instance, Unit } from './instance.rules.ts';
import { numberOf, type Opening, openingOf } from './opening.rules.ts';
import { type Rooms, roomsOf } from './rooms.rules.ts';

/** A port as the planner works with it: its opening and the room left. */
export type Port = { readonly id: string; readonly opening: Opening; readonly rooms: Rooms };

/** A slot as plans are written: a household, a port, a calendar date. */
export type Slot = { readonly unit: string; readonly site: string; readonly day: string };

/** A household as the planner works with it. Days are day numbers. */
export type Party = {
  readonly unit: Unit;
  /** The first day it may be given: after its lead time, and not before it is ready. */
  readonly firstDay: number;
  /** The ports it can use, preferred first. */
  readonly ports: readonly Port[];
  /** Its previous slot, if that was before the day of planning: it stands whatever happens. */
  readonly history: Slot | null;
  /** Its previous slot, if that was on the day of planning or later: it is kept if it can be. */
  readonly promised: Slot | null;
};

/** A port on a day. */
export type Place = { readonly port: Port; readonly day: number };

/**
 * The units of a published order as parties, in that order, each with its previous slot if it has
 * one in `slots` (by unit id). Throws a RangeError for a unit that names an unknown site.
 */
export function partiesOf(
  order: readonly Unit[],
  instance: Instance,
  slots: ReadonlyMap<string, Slot>,
): Party[] {
  const asOf = numberOf(instance.asOf);
  const ports = portsOf(instance);
  return order.map((unit) => {
    const afterLead = asOf + (unit.leadDays ?? instance.rule.leadDays);
    const slot = slots.get(unit.id) ?? null;
    const isHistory = slot !== null && slot.day < instance.asOf;
    return {
      unit,
      firstDay: unit.readyFrom ? Math.max(afterLead, numberOf(unit.readyFrom)) : afterLead,
      ports: unit.sites.map((site) => portAt(site, ports)),
      history: isHistory ? slot : null,
      promised: isHistory ? null : slot,
    };
  });
}

function portsOf(instance: Instance): Map<string, Port> {
  return new Map(
    instance.sites.map((site) => {
      const opening = openingOf(site);
      return [site.id, { id: site.id, opening, rooms: roomsOf(opening) }];
    }),
  );
}

function portAt(site: string, ports: ReadonlyMap<string, Port>): Port {
  const port = ports.get(site);
  if (!port) throw new RangeError(`site ${JSON.stringify(site)} is not in the instance`);
  return port;
}
