import { compareIds, publishedOrder } from '#queue/order.rules.ts';
import { dateOf } from './day-number.rules.ts';
import { type Envy, findEnvy } from './envy.rules.ts';
import type { Instance } from './instance.rules.ts';
import { keepSlots, type Slot } from './keep-slots.rules.ts';
import { type Party, type Place, partiesOf, portsOf } from './party.rules.ts';
import { placeParty, type Reason } from './place-party.rules.ts';

export type { Slot } from './keep-slots.rules.ts';

/** The result of planning. Its keys are written in this order; `kept` counts units. */
export type Plan = {
  readonly programme: string;
  readonly asOf: string;
  /** Every unit of the instance, first to last: the published order. */
  readonly order: readonly string[];
  /** By day, then site id, then published order; units that are gone last, by id. */
  readonly slots: readonly Slot[];
  readonly unplaced: readonly { readonly unit: string; readonly reason: Reason }[];
  readonly moved: readonly Move[];
  readonly kept: number;
  readonly envy: readonly Envy[];
};

/** A unit that had a slot on or after the day of planning and has another now, or none. */
export type Move = { readonly unit: string; readonly from: Stop; readonly to: Stop | null };

type Stop = { readonly site: string; readonly day: string };

/**
 * Gives each household, in the published order, the earliest day at a port it can use.
 *
 * With previous slots, those before `asOf` are history and stand as they are; later ones are kept
 * where they can be, and only then are the others placed into the room that remains. Null stands
 * for no previous plan, which is the same as one without slots.
 *
 * The same instance gives the same plan to the byte, in whatever order its units and sites and the
 * previous slots stand. Expects what `readInstance` and `readPreviousSlots` return, or the like
 * from the database; throws a RangeError for what those refuse, a class or a date unknown.
 */
export function plan(instance: Instance, previousSlots: readonly Slot[] | null): Plan {
  const order = publishedOrder(instance.units, instance.rule);
  const previous = splitAt(instance.asOf, previousSlots ?? []);
  const all = partiesOf(order, instance, portsOf(instance));
  const parties = all.filter((party) => !previous.history.has(party.unit.id));

  const kept = keepSlots(parties, previous.standing);
  const outcomes = new Map<Party, Place | Reason>();
  for (const party of parties) {
    outcomes.set(party, kept.get(party) ?? (party.unit.hold ? 'held' : placeParty(party)));
  }
  return {
    programme: instance.programme,
    asOf: instance.asOf,
    order: order.map((unit) => unit.id),
    slots: slotsOf(all, outcomes, previous.history),
    unplaced: unplacedOf(outcomes),
    moved: movedOf(outcomes, kept, previous.standing),
    kept: kept.size,
    // Only a kept slot can stand before a higher-ranked household.
    envy: kept.size === 0 ? [] : envyOf(outcomes),
  };
}

/** Previous slots by unit id: history, before `asOf`, and those that stand, on or after it. */
function splitAt(asOf: string, slots: readonly Slot[]) {
  const history = new Map<string, Slot>();
  const standing = new Map<string, Slot>();
  for (const slot of slots) (slot.day < asOf ? history : standing).set(slot.unit, slot);
  return { history, standing };
}

function slotsOf(
  all: readonly Party[],
  outcomes: ReadonlyMap<Party, Place | Reason>,
  history: ReadonlyMap<string, Slot>,
): Slot[] {
  const gone = new Map(history);
  const slots: Slot[] = [];
  for (const party of all) {
    const { id } = party.unit;
    const outcome = outcomes.get(party);
    const stop = history.get(id) ?? (typeof outcome === 'object' ? stopAt(outcome) : null);
    if (stop) slots.push({ unit: id, site: stop.site, day: stop.day });
    gone.delete(id);
  }
  const goneById = [...gone.values()].sort((a, b) => compareIds(a.unit, b.unit));
  for (const { unit, site, day } of goneById) slots.push({ unit, site, day });
  // They stand in published order now, and the sort is stable.
  return slots.sort((a, b) => compareIds(a.day, b.day) || compareIds(a.site, b.site));
}

function unplacedOf(outcomes: ReadonlyMap<Party, Place | Reason>): Plan['unplaced'] {
  return [...outcomes].flatMap(([party, outcome]) =>
    typeof outcome === 'string' ? { unit: party.unit.id, reason: outcome } : [],
  );
}

function movedOf(
  outcomes: ReadonlyMap<Party, Place | Reason>,
  kept: ReadonlyMap<Party, Place>,
  standing: ReadonlyMap<string, Slot>,
): Move[] {
  const moves: Move[] = [];
  for (const [party, outcome] of outcomes) {
    const slot = standing.get(party.unit.id);
    if (!slot || kept.has(party)) continue;
    const to = typeof outcome === 'object' ? stopAt(outcome) : null;
    moves.push({ unit: party.unit.id, from: { site: slot.site, day: slot.day }, to });
  }
  return moves;
}

function envyOf(outcomes: ReadonlyMap<Party, Place | Reason>): Envy[] {
  const places = new Map<Party, Place>();
  for (const [party, outcome] of outcomes) {
    if (typeof outcome === 'object') places.set(party, outcome);
  }
  return findEnvy(
    [...outcomes.keys()].filter((party) => !party.unit.hold),
    places,
  );
}

function stopAt(place: Place): Stop {
  return { site: place.port.id, day: dateOf(place.day) };
}
