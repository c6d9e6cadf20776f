import { orderUnits } from '#queue/order-units.rules.ts';
import type { TicketFacts } from '#transparency/commitment.rules.ts';
import { classesOf } from '#transparency/verify/check-openings.rules.ts';
import type { ReadLog } from '#transparency/verify/read-log.rules.ts';
import {
  type PlanFacts,
  type PortFacts,
  SealedFacts,
  type SlotFacts,
} from '#transparency/verify/sealed-facts.rules.ts';
import { type Mark, standingAt, ticketsOf } from '#transparency/verify/tickets.rules.ts';
import { seedsAt } from './check-draws.rules.ts';

/** Something that a `sealed` entry opened to, and where it stands. */
export type Placed<Facts> = Facts & { position: number };

/** Everything that is open in a log, in order, and what is still sealed. */
export interface OpenLog {
  log: ReadLog;
  tickets: ReadonlyMap<string, readonly Mark[]>;
  ports: readonly Placed<PortFacts>[];
  plans: readonly Placed<PlanFacts>[];
  slots: readonly Placed<SlotFacts>[];
  /** The same by ticket. */
  slotsOf: ReadonlyMap<string, readonly Placed<SlotFacts>[]>;
  /** Positions of `sealed` entries that are not open, or not in a form known here. */
  sealed: readonly number[];
}

/** Sorts what is open by what it tells. */
export function openLogOf(log: ReadLog): OpenLog {
  const [ports, plans, slots]: [Placed<PortFacts>[], Placed<PlanFacts>[], Placed<SlotFacts>[]] = [
    [],
    [],
    [],
  ];
  const sealed: number[] = [];
  for (const [position, entry] of log.entries.entries()) {
    if (entry?.kind !== 'sealed') continue;
    const { data: facts } = SealedFacts.safeParse(log.opened.get(position)?.facts);
    if (facts?.what === 'port') ports.push({ ...facts, position });
    else if (facts?.what === 'plan') plans.push({ ...facts, position });
    else if (facts?.what === 'slot') slots.push({ ...facts, position });
    else if (!facts) sealed.push(position);
  }
  const slotsOf = Map.groupBy(slots, ({ ticket }) => ticket);
  return { log, tickets: ticketsOf(log), ports, plans, slots, slotsOf, sealed };
}

/** The facts of every ticket that stood before a position, or had arrived by then, and is open. */
function openTicketsAt({ tickets }: OpenLog, position: number): TicketFacts[] {
  return [...tickets.values()].flatMap((marks) => standingAt(marks, position)?.facts ?? []);
}

/** What stood before a position by the rule of the log, first to last; null for a log without a rule. */
export function orderAt(open: OpenLog, position: number): TicketFacts[] | null {
  const classes = classesOf(open.log);
  const [first] = open.log.entries;
  if (!classes || first?.kind !== 'log.begun') return null;
  const seeds = seedsAt(open.log, position);
  const units = openTicketsAt(open, position)
    // A class that the rule does not have is a fault of its own; it has no place in the order.
    .filter((facts) => classes.includes(facts.class))
    .map((facts) => ({ facts, ...facts, ...seedOf(facts, seeds) }));
  return orderUnits(units, { programmeId: first.programme, classes }).map(({ facts }) => facts);
}

/** The opening of a port that counts before a position; undefined where none is open. */
export function portAt({ ports }: OpenLog, port: string, position: number): PortFacts | undefined {
  return ports.findLast((one) => one.port === port && one.position < position);
}

function seedOf({ ticket, batch }: TicketFacts, seeds: ReadonlyMap<string, string>) {
  return { ticketNumber: ticket, seed: seeds.get(batch) ?? null };
}
