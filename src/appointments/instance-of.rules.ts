import { planningClass, planningClasses, ticketOf, unitIdOf } from '#queue/draw.rules.ts';
import { compareIds } from '#queue/order.rules.ts';
import type { KeptOpening } from './contract.ts';
import type { Instance, Site, Unit } from './instance.rules.ts';
import type { Slot } from './party.rules.ts';

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

/** When a port is open, as planning reads it. */
export type PortOpening = Pick<
  KeptOpening,
  'port' | 'opensOn' | 'closesOn' | 'perDay' | 'weekdays' | 'closed' | 'overrides'
>;

/** What an instance is made of. Days are calendar days on the programme's clocks. */
export interface Making {
  programme: {
    programmeId: string;
    classes: readonly string[];
    ports: readonly string[];
    leadDays: number;
  };
  asOf: string;
  openings: readonly PortOpening[];
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
function siteOf(port: string, asOf: string, openings: readonly PortOpening[]): Site {
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

/** What a plan was made from: the queue and ports, and the days that stood. */
interface MadeFrom {
  instance: Instance;
  slots: readonly Slot[];
}

/** Ticket numbers that a refusal names of each kind. */
const mostNamed = 20;

/**
 * What differs between what a plan was made from and what stands now, for a planner whose draft grew old:
 * how many, and the first ticket numbers of each kind, parted by spaces.
 */
export function differenceOf(before: MadeFrom, after: MadeFrom) {
  const old = unitsOf(before);
  const now = unitsOf(after);
  const joined = [...now.keys()].filter((id) => !old.has(id));
  const left = [...old.keys()].filter((id) => !now.has(id));
  const changed = [...now.keys()].filter((id) => old.has(id) && old.get(id) !== now.get(id));
  const [stood, stand] = [daysOf(before), daysOf(after)];
  const days = [...new Set([...stood.keys(), ...stand.keys()])].filter(
    (id) => stood.get(id) !== stand.get(id),
  );
  return {
    joined: joined.length,
    left: left.length,
    changed: changed.length,
    daysTaken: days.length,
    joinedNumbers: named(joined),
    leftNumbers: named(left),
    changedNumbers: named(changed),
    dayNumbers: named(days),
    portsChanged: portsOf(before) !== portsOf(after),
    dayChanged: before.instance.asOf !== after.instance.asOf,
  };
}

function unitsOf({ instance }: MadeFrom): Map<string, string> {
  return new Map(instance.units.map((unit) => [unit.id, JSON.stringify(unit)]));
}

function daysOf({ slots }: MadeFrom): Map<string, string> {
  return new Map(slots.map(({ unit, site, day }) => [ticketOf(unit), `${site} ${day}`]));
}

/** A port of which nothing was decided is the same on every day. */
function portsOf({ instance }: MadeFrom): string {
  return JSON.stringify(instance.sites.map((site) => (site.closed ? site : site.id)));
}

function named(ids: readonly string[]): string {
  return ids.map(ticketOf).sort(compareIds).slice(0, mostNamed).join(' ');
}
