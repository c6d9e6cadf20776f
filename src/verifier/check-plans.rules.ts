import type { Instance } from '#appointments/instance.rules.ts';
import { instanceOf } from '#appointments/instance-of.rules.ts';
import { plan as planOf } from '#appointments/plan.rules.ts';
import { ticketOf } from '#queue/draw.rules.ts';
import type { TicketFacts } from '#transparency/commitment.rules.ts';
import { classesOf } from '#transparency/verify/check-openings.rules.ts';
import { type Fault, fault, type ReadLog } from '#transparency/verify/read-log.rules.ts';
import { type PlanFacts, slotsHashOf } from '#transparency/verify/sealed-facts.rules.ts';
import { standingAt } from '#transparency/verify/tickets.rules.ts';
import { seedsAt } from './check-draws.rules.ts';
import {
  type OpenLog,
  openTicketsAt,
  type Placed,
  portAt,
  programmeOf,
  slotsAt,
} from './state.rules.ts';

/** Makes every plan again for which everything is open. */
export function checkPlans(open: OpenLog): { faults: Fault[]; made: number; sealed: number } {
  const whole = open.plans.filter(({ position }) => isWholeAt(open, position));
  return {
    faults: whole.flatMap((facts) => checkPlan(open, facts)),
    made: whole.length,
    sealed: open.plans.length - whole.length,
  };
}

/** True when every ticket that stood before a position is open, and every sealed entry. */
function isWholeAt({ tickets, sealed }: OpenLog, position: number): boolean {
  if (sealed.some((one) => one < position)) return false;
  return [...tickets.values()].every((marks) => standingAt(marks, position)?.facts !== null);
}

function checkPlan(open: OpenLog, { plan, asOf, position, slotsHash }: Placed<PlanFacts>): Fault[] {
  const instance = instanceAt(open, position, asOf);
  if (!instance) return [];
  const unitOf = new Map(instance.units.map(({ id }) => [ticketOf(id), id]));
  const previous = [...liveSlotsAt(open, position)].map(({ ticket, port, day }) => ({
    unit: unitOf.get(ticket) ?? ticket,
    site: port,
    day,
  }));
  const slots = planOf(instance, previous)
    .slots.filter(({ day }) => day >= asOf)
    .map(({ unit, site, day }) => ({ ticket: ticketOf(unit), port: site, day }));
  return slotsHashOf(slots) === slotsHash ? [] : [fault('planDiffers', { position, plan })];
}

/** Slots that stood before a position and whose day had no outcome yet. */
function* liveSlotsAt(open: OpenLog, position: number) {
  for (const { ticket, port, day, position: given } of slotsAt(open, position).values()) {
    const isOver = open.outcomes.some(
      (one) => one.ticket === ticket && one.position > given && one.position < position,
    );
    if (port !== null && day !== null && !isOver) yield { ticket, port, day };
  }
}

function instanceAt(open: OpenLog, position: number, asOf: string): Instance | null {
  const programmeId = programmeOf(open.log);
  const classes = classesOf(open.log);
  if (programmeId === null || !classes) return null;
  const tickets = openTicketsAt(open, position);
  const seeds = seedsAt(open.log, position);
  const named = tickets.flatMap((facts) => facts.ports);
  const ports = [...new Set([...open.ports.map(({ port }) => port), ...named])];
  return instanceOf({
    programme: { programmeId, classes, ports, leadDays: leadDaysOf(open.log) },
    asOf,
    openings: ports.flatMap((port) => portAt(open, port, position) ?? []).map(asKept),
    places: tickets
      .filter((facts) => classes.includes(facts.class))
      .map((facts) => placeOf(facts, seeds)),
  });
}

/** Who decided an opening, when and why, is no part of a plan. */
function asKept({ what: _, ...opening }: ReturnType<typeof portAt> & object) {
  return { ...opening, version: 0, reason: '', changedAt: new Date(0) };
}

function placeOf(
  { ticket, batch, hold, ...facts }: TicketFacts,
  seeds: ReadonlyMap<string, string>,
) {
  return {
    ...facts,
    ticketNumber: ticket,
    seed: seeds.get(batch) ?? null,
    heldReason: hold ? 'held' : null,
  };
}

function leadDaysOf({ entries: [first] }: ReadLog): number {
  const rule: unknown = first?.kind === 'log.begun' ? first.rule : null;
  return Number(Reflect.get(Object(rule), 'leadDays') ?? 0);
}
