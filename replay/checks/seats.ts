import { createHash } from 'node:crypto';
import type { Site, Unit } from '#appointments/instance.rules.ts';
import { plusDays } from '../days.ts';
import { type AppliedPlan, ticketOfUnit } from './evidence.ts';

// The published rule once more, written apart from the planner, so that one can contradict the other.

/** A household that a plan looked at. */
export interface Seen {
  unit: Unit;
  ticket: string;
  /** Its place in the published order, from 0. */
  rank: number;
  /** The first day it may be given; null while it is held. */
  from: string | null;
  /** The day that the plan gave it; null if none. */
  given: { port: string; day: string } | null;
  /** The day that it had before and kept. */
  kept: { port: string; day: string } | null;
}

/** A plan, laid open. */
export interface Opened {
  seen: readonly Seen[];
  /** People that fit at a port on a day, those who kept their day taken off; nothing where it is closed. */
  room: ReadonlyMap<string, number>;
  /** Who was given a day there, in order. */
  givenAt: ReadonlyMap<string, readonly Seen[]>;
}

/** Its date of enrolment as text that sorts; who has none comes after all who have. */
export function dateOf({ unit }: Pick<Seen, 'unit'>): string {
  return unit.class.endsWith('/undated') ? `9999 ${unit.enrolledOn}` : unit.enrolledOn;
}

/** A port and a day as one key. */
export function seatOf(port: string, day: string): string {
  return `${day} ${port}`;
}

/** Lays a plan open. */
export function openPlan({ instance, previous, given }: AppliedPlan): Opened {
  const givenTo = new Map(given.map((slot) => [slot.ticket, slot]));
  const had = new Map(previous.map((slot) => [slot.unit, slot]));
  const { asOf, rule } = instance;
  const seen = inOrder(instance.units, rule).map((unit, rank): Seen => {
    const ticket = ticketOfUnit(unit);
    const before = had.get(unit.id);
    const kept = before && !givenTo.has(ticket) ? { port: before.site, day: before.day } : null;
    const first = plusDays(asOf, unit.leadDays ?? rule.leadDays);
    const from = unit.hold ? null : later(first, unit.readyFrom ?? first);
    return { unit, ticket, rank, from, given: givenTo.get(ticket) ?? null, kept };
  });
  const room = capacities(instance.sites, asOf);
  for (const { unit, kept } of seen) {
    if (kept && kept.day >= asOf) add(room, seatOf(kept.port, kept.day), -unit.size);
  }
  const placed = seen.filter((one) => one.given !== null);
  const givenAt = Map.groupBy(placed, ({ given: slot }) =>
    seatOf(slot?.port ?? '', slot?.day ?? ''),
  );
  return { seen, room, givenAt };
}

/** Class, then day of enrolment, then the hash of seed and id. */
function inOrder(
  units: readonly Unit[],
  { classes, seed }: { classes: readonly string[]; seed: string },
): Unit[] {
  const keyed = units.map((unit) => ({
    unit,
    key: [
      String(classes.indexOf(unit.class)).padStart(4, '0'),
      unit.enrolledOn,
      createHash('sha256').update(`${seed}|${unit.id}`).digest('hex'),
    ].join(' '),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ unit }) => unit);
}

function capacities(sites: readonly Site[], asOf: string): Map<string, number> {
  const room = new Map<string, number>();
  for (const { id, from, to, overrides, closed } of sites) {
    const shut = new Set(closed ?? []);
    for (const [day, people] of Object.entries(overrides ?? {})) {
      if (day >= asOf && day >= from && day <= to && !shut.has(day)) {
        room.set(seatOf(id, day), people);
      }
    }
  }
  return room;
}

function add(map: Map<string, number>, key: string, number: number): void {
  map.set(key, (map.get(key) ?? 0) + number);
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
