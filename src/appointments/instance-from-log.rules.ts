import { unitIdOf } from '#queue/draw.rules.ts';
import { compareIds } from '#queue/order.rules.ts';
import {
  byPosition,
  type Opening,
  type OpenParts,
  OrderFacts,
  type TicketFacts,
  TravelFacts,
} from '#transparency/commitment.rules.ts';
import { type Entry, readLeaf } from '#transparency/entry.rules.ts';
import { type PlanFacts, SealedFacts } from '#transparency/verify/sealed-facts.rules.ts';
import type { Instance } from './instance.rules.ts';
import { instanceOf, type PortOpening } from './instance-of.rules.ts';
import type { Slot } from './party.rules.ts';

/** A plan that was applied, with what it must have been made from. */
export interface LoggedPlan {
  /** Of its entry. */
  position: number;
  facts: PlanFacts;
  instance: Instance;
  previous: readonly Slot[];
  /** Entries that it was made from whose opening is not there: with any, the instance may lack something. */
  sealed: number;
}

/**
 * Rebuilds, from the leaves of a programme's log and everything that opens them, what each applied plan
 * was made from. Planning it again must give the plan whose hash the log holds. What is not opened (a
 * household was erased since) is counted, and left out.
 */
export function instancesFromLog(
  leaves: readonly string[],
  openings: readonly Opening[],
): LoggedPlan[] {
  const opened = byPosition(openings);
  const plans = [...opened].flatMap(([position, { commitment }]) => {
    const { data: facts } = SealedFacts.safeParse(commitment?.facts);
    return facts?.what === 'plan' ? [{ position, facts }] : [];
  });
  const madeAt = Map.groupBy(plans, ({ facts }) => facts.upTo);
  const state = nothingYet();
  const found: LoggedPlan[] = [];
  for (let at = 0; at <= leaves.length; at += 1) {
    for (const one of madeAt.get(at) ?? []) {
      found.push({ ...one, ...madeFrom(state, one.facts), sealed: state.sealed });
    }
    const leaf = leaves[at];
    if (leaf === undefined) break;
    const entry = readLeaf(leaf);
    if (entry) follow(state, entry, opened.get(at));
    // What another version of this program wrote.
    else state.sealed += 1;
  }
  return found.sort((a, b) => a.position - b.position);
}

interface State {
  programme: { programmeId: string; classes: readonly string[]; leadDays: number };
  openings: Map<string, PortOpening>;
  /** By ticket number. */
  tickets: Map<string, { facts: TicketFacts; waits: boolean }>;
  seeds: Map<string, string>;
  slots: Map<string, { port: string; day: string }>;
  /** Tickets whose households are through. */
  arrived: Set<string>;
  sealed: number;
}

function nothingYet(): State {
  return {
    programme: { programmeId: '', classes: [], leadDays: 0 },
    openings: new Map(),
    tickets: new Map(),
    seeds: new Map(),
    slots: new Map(),
    arrived: new Set(),
    sealed: 0,
  };
}

function follow(state: State, entry: Entry, { commitment, ...parts }: OpenParts = {}): void {
  switch (entry.kind) {
    case 'log.begun': {
      const { classes, leadDays } = entry.rule;
      state.programme = { programmeId: entry.programme, classes, leadDays };
      return;
    }
    case 'ticket.given':
    case 'ticket.changed':
    case 'ticket.returned': {
      const order = OrderFacts.safeParse(parts.order?.facts);
      const travel = TravelFacts.safeParse(parts.travel?.facts);
      if (!order.success || !travel.success) state.sealed += 1;
      else {
        const waits = entry.kind !== 'ticket.changed' || waitsNow(state, entry.ticket);
        state.tickets.set(entry.ticket, { facts: { ...order.data, ...travel.data }, waits });
      }
      return;
    }
    case 'ticket.left':
      leave(state, entry.ticket);
      return;
    case 'batch.drawn':
      state.seeds.set(entry.batch, entry.seed);
      return;
    case 'sealed': {
      const { data } = SealedFacts.safeParse(commitment?.facts);
      if (data) followSealed(state, data);
      else state.sealed += 1;
      return;
    }
    default:
  }
}

function waitsNow({ tickets }: State, ticket: string): boolean {
  return tickets.get(ticket)?.waits ?? true;
}

function leave({ tickets }: State, ticket: string): void {
  const known = tickets.get(ticket);
  if (known) tickets.set(ticket, { ...known, waits: false });
}

function followSealed(state: State, facts: SealedFacts): void {
  switch (facts.what) {
    case 'port': {
      const { what: _, ...opening } = facts;
      state.openings.set(facts.port, opening);
      return;
    }
    case 'slot': {
      const { ticket, port, day } = facts;
      if (port === null || day === null) state.slots.delete(ticket);
      else state.slots.set(ticket, { port, day });
      return;
    }
    case 'outcome':
      state.slots.delete(facts.ticket);
      if (facts.outcome === 'arrived') state.arrived.add(facts.ticket);
      // What takes the stead of an arrival that was recorded by mistake.
      else state.arrived.delete(facts.ticket);
      return;
    default:
  }
}

function madeFrom(
  state: State,
  { asOf, ports }: PlanFacts,
): { instance: Instance; previous: Slot[] } {
  const seedOf = ({ batch }: TicketFacts) => state.seeds.get(batch) ?? null;
  const places = [...state.tickets.values()]
    .filter(({ waits, facts }) => waits && !state.arrived.has(facts.ticket))
    .map(({ facts }) => ({
      ...facts,
      ticketNumber: facts.ticket,
      seed: seedOf(facts),
      heldReason: facts.hold ? 'held' : null,
    }));
  const instance = instanceOf({
    programme: { ...state.programme, ports },
    asOf,
    openings: [...state.openings.values()],
    places,
  });
  const unitOf = new Map(
    places.flatMap(({ ticketNumber, seed }) =>
      seed === null ? [] : [[ticketNumber, unitIdOf(seed, ticketNumber)]],
    ),
  );
  const previous = [...state.slots]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([ticket, { port, day }]) => ({ unit: unitOf.get(ticket) ?? ticket, site: port, day }));
  return { instance, previous };
}
