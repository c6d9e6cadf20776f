import { planningClass, planningClasses, unitIdOf } from '#queue/draw.rules.ts';
import type { KeptOpening } from './contract.ts';
import type { Instance, Site, Unit } from './instance.rules.ts';

/** A live place as the queue gives it for planning. */
export interface Place {
  ticketNumber: string;
  seed: string | null;
  size: number;
  class: string;
  undated: boolean;
  enrolledOn: string;
  basis: 'declared' | 'paper_seen' | 'confirmed';
  ports: readonly string[];
  readyFrom: string | null;
  heldReason: string | null;
}

/** What an instance is made of. Days are calendar days on the programme's clocks. */
export interface Making {
  programme: {
    programmeId: string;
    classes: readonly string[];
    ports: readonly string[];
    leadDays: number;
  };
  asOf: string;
  openings: readonly KeptOpening[];
  places: readonly Place[];
}

/**
 * What the planner plans from, the same to the byte for the same queue and openings. A place whose
 * enrolment is only declared keeps its position and is given no day before the paper is seen; one whose
 * batch is not drawn yet is left out.
 */
export function instanceOf({ programme, asOf, openings, places }: Making): Instance {
  return {
    programme: programme.programmeId,
    asOf,
    rule: {
      classes: planningClasses(programme.classes),
      seed: programme.programmeId,
      leadDays: programme.leadDays,
    },
    sites: programme.ports.map((port) => siteOf(port, asOf, openings)),
    units: places
      .flatMap((place) => (place.seed === null ? [] : [unitOf(place, place.seed)]))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** A port of which no opening was decided is there, and never open. */
function siteOf(port: string, asOf: string, openings: readonly KeptOpening[]): Site {
  const opening = openings.find((one) => one.port === port);
  if (!opening) return { id: port, from: asOf, to: asOf, perDay: 0, weekdays: [] };
  return {
    id: port,
    from: opening.opensOn,
    to: opening.closesOn,
    perDay: opening.perDay,
    weekdays: opening.weekdays,
    closed: opening.closed,
    overrides: opening.overrides,
  };
}

function unitOf(place: Place, seed: string): Unit {
  const hold = place.heldReason !== null || place.basis === 'declared';
  return {
    id: unitIdOf(seed, place.ticketNumber),
    size: place.size,
    class: planningClass(place.class, place.undated),
    enrolledOn: place.enrolledOn,
    sites: place.ports,
    ...(place.readyFrom === null ? {} : { readyFrom: place.readyFrom }),
    ...(hold ? { hold } : {}),
  };
}

/** What differs between two instances, in numbers, for a planner whose draft grew old. */
export function differenceOf(before: Instance, after: Instance) {
  const old = new Map(before.units.map((unit) => [unit.id, JSON.stringify(unit)]));
  const joined = after.units.filter((unit) => !old.has(unit.id)).length;
  const stayed = after.units.length - joined;
  const changed = after.units.filter((unit) => {
    const was = old.get(unit.id);
    return was !== undefined && was !== JSON.stringify(unit);
  }).length;
  return {
    joined,
    left: before.units.length - stayed,
    changed,
    portsChanged: JSON.stringify(before.sites) !== JSON.stringify(after.sites),
    dayChanged: before.asOf !== after.asOf,
  };
}
