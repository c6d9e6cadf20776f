import type { Instance, Unit } from './instance.rules.ts';
import { numberOf, type Opening, openingOf } from './opening.rules.ts';

/** Why a plan took a day that stood: a code, told to its family in words. */
export type WhyMoved = 'left_queue' | 'place_held' | 'ports_chosen' | 'port_closed' | 'room_cut';

/**
 * Why the day of a ticket could not be kept. A plan keeps every day that it can, so the reason is always
 * one of five: no place any more, held, a port no longer chosen, the port closed that day, or less room.
 */
export function whyMoved(
  instance: Instance,
): (was: { unit: string; port: string; day: string }) => WhyMoved {
  let known: Known | undefined;
  return ({ unit: id, port, day }) => {
    // Most plans move no day: nothing is prepared before the first.
    known ??= knownOf(instance);
    const { units, openings } = known;
    const unit = units.get(id);
    if (!unit) return 'left_queue';
    if (unit.hold) return 'place_held';
    if (!unit.sites.includes(port)) return 'ports_chosen';
    const room = openings.get(port)?.capacityOn(numberOf(day)) ?? -1;
    return room <= 0 ? 'port_closed' : 'room_cut';
  };
}

interface Known {
  units: ReadonlyMap<string, Unit>;
  openings: ReadonlyMap<string, Opening>;
}

function knownOf({ units, sites }: Instance): Known {
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    openings: new Map(sites.map((site) => [site.id, openingOf(site)])),
  };
}
