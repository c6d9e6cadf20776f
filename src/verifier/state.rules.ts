import { orderUnits } from '#queue/order-units.rules.ts';
import type { OrderFacts } from '#transparency/commitment.rules.ts';
import { classesOf } from '#transparency/verify/check-openings.rules.ts';
import type { ReadLog } from '#transparency/verify/read-log.rules.ts';
import {
  type AskEndFacts,
  type AskFacts,
  type OutcomeFacts,
  type PlanFacts,
  type PortFacts,
  SealedFacts,
  type SlotFacts,
  type StandByFacts,
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
  outcomes: readonly Placed<OutcomeFacts>[];
  standBys: readonly Placed<StandByFacts>[];
  asks: readonly Placed<AskFacts>[];
  askEnds: readonly Placed<AskEndFacts>[];
  /** Positions of `sealed` entries that are not open, or not in a form known here. */
  sealed: readonly number[];
  /** By position: the last one before it that may be of any port or of any household's day; -1 for none. */
  lastHidden: readonly number[];
}

/**
 * Whose openings a file holds. `all`: those that a witness is given, who gets every one that there is: what
 * is sealed even so was of a household that was erased, and never of a port. `some`: any.
 */
export type Given = 'all' | 'some';

/** Sorts what is open by what it tells. */
export function openLogOf(log: ReadLog, given: Given): OpenLog {
  const told: Placed<SealedFacts>[] = [];
  const sealed: number[] = [];
  const lastHidden: number[] = [];
  let hidden = -1;
  for (const [position, entry] of log.entries.entries()) {
    lastHidden.push(hidden);
    // What another version of this program wrote may be anything.
    if (!entry) hidden = position;
    if (entry?.kind !== 'sealed') continue;
    const { data: facts } = SealedFacts.safeParse(log.opened.get(position)?.commitment?.facts);
    if (facts) told.push({ ...facts, position });
    else {
      sealed.push(position);
      if (given === 'some') hidden = position;
    }
  }
  const slots = ofWhat(told, 'slot');
  return {
    log,
    tickets: ticketsOf(log),
    ports: ofWhat(told, 'port'),
    plans: ofWhat(told, 'plan'),
    slots,
    slotsOf: Map.groupBy(slots, ({ ticket }) => ticket),
    outcomes: ofWhat(told, 'outcome'),
    standBys: ofWhat(told, 'standBy'),
    asks: ofWhat(told, 'ask'),
    askEnds: ofWhat(told, 'askEnd'),
    sealed,
    lastHidden,
  };
}

type Told<What> = Placed<Extract<SealedFacts, { what: What }>>;

function ofWhat<What extends SealedFacts['what']>(
  told: readonly Placed<SealedFacts>[],
  what: What,
) {
  return told.filter((one): one is Told<What> => one.what === what);
}

/** What a log says of a ticket whose turn is open. */
type OpenTurn = Mark & { order: OrderFacts };

function openTurnAt(marks: readonly Mark[], position: number): OpenTurn[] {
  const mark = standingAt(marks, position);
  return mark?.order ? [{ ...mark, order: mark.order }] : [];
}

/**
 * Those of some tickets, of all if none are named, that stood before a position (or had arrived by then) and
 * whose turn is open, first to last by the rule of the log; null for a log without a rule.
 */
export function orderAt(
  open: OpenLog,
  position: number,
  tickets: Iterable<string> = open.tickets.keys(),
): OpenTurn[] | null {
  const classes = classesOf(open.log);
  const [first] = open.log.entries;
  if (!classes || first?.kind !== 'log.begun') return null;
  const seeds = seedsAt(open.log, position);
  const units = [...tickets]
    .flatMap((ticket) => openTurnAt(open.tickets.get(ticket) ?? [], position))
    // A class that the rule does not have is a fault of its own; it has no place in the order.
    .filter(({ order }) => classes.includes(order.class))
    .map((mark) => ({ mark, ...mark.order, ...seedOf(mark.order, seeds) }));
  return orderUnits(units, { programmeId: first.programme, classes }).map(({ mark }) => mark);
}

/**
 * The opening of a port that counts before a position; undefined where none is open, or where what is
 * sealed since may be a newer one.
 */
export function portAt(
  open: OpenLog,
  port: string,
  position: number,
): Placed<PortFacts> | undefined {
  const newest = open.ports.findLast((one) => one.port === port && one.position < position);
  return newest && !hidesBetween(open, newest.position, position) ? newest : undefined;
}

/** True where an entry between two others may be of any port, or of any household's day. */
export function hidesBetween({ lastHidden }: OpenLog, after: number, before: number): boolean {
  return (lastHidden[before] ?? -1) > after;
}

function seedOf({ ticket, batch }: OrderFacts, seeds: ReadonlyMap<string, string>) {
  return { ticketNumber: ticket, seed: seeds.get(batch) ?? null };
}
