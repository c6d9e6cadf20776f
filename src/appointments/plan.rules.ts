import { compareIds, publishedOrder } from '#queue/order.rules.ts';
import { dateOf } from './day-number.rules.ts';
import { type Envy, findEnvy } from './envy.rules.ts';
import type { Instance } from './instance.rules.ts';
import { keepSlots } from './keep-slots.rules.ts';
import { type Party, type Place, partiesOf, type Slot } from './party.rules.ts';
import { type Outcome, placeParty, type Reason } from './place-party.rules.ts';

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
  const previous = previousSlots ?? [];
  const order = publishedOrder(instance.units, instance.rule);
  const parties = partiesOf(order, instance, new Map(previous.map((slot) => [slot.unit, slot])));
  const toPlan = parties.filter((party) => !party.history);
  const keptPlaces = keepSlots(toPlan);
  const outcomes = toPlan.map((party, index) => placeParty(party, keptPlaces[index] ?? null));
  const kept = outcomes.filter((outcome) => outcome.kept).length;
  return {
    programme: instance.programme,
    asOf: instance.asOf,
    order: order.map((unit) => unit.id),
    slots: [...historyOf(instance.asOf, parties, previous), ...plannedSlots(outcomes)],
    unplaced: unplacedOf(outcomes),
    moved: movesOf(outcomes),
    kept,
    // Only a kept slot can stand before a higher-ranked household.
    envy: kept === 0 ? [] : findEnvy(outcomes),
  };
}

/**
 * Previous slots before `asOf`, unchanged: by day, then site id, then published order; units that
 * are gone come last, by id.
 */
function historyOf(asOf: string, parties: readonly Party[], previous: readonly Slot[]): Slot[] {
  const present = parties.map((party) => party.history).filter((slot) => slot !== null);
  const presentIds = new Set(present.map((slot) => slot.unit));
  const gone = previous.filter((slot) => slot.day < asOf && !presentIds.has(slot.unit));
  gone.sort((a, b) => compareIds(a.unit, b.unit));
  // The sort is stable, so that what stands in order before it does so within a day and site.
  return [...present, ...gone]
    .sort((a, b) => compareIds(a.day, b.day) || compareIds(a.site, b.site))
    .map(({ unit, site, day }) => ({ unit, site, day }));
}

/** The slots of placed parties: by day, then site id, then published order. */
function plannedSlots(outcomes: readonly Outcome[]): Slot[] {
  const placed = outcomes.filter((outcome) => outcome.place !== null);
  const byDay = [...Map.groupBy(placed, ({ place }) => place.day)].sort(([a], [b]) => a - b);
  return byDay.flatMap(([number, sameDay]) => {
    const day = dateOf(number);
    sameDay.sort((a, b) => compareIds(a.place.port.id, b.place.port.id));
    return sameDay.map(({ party, place }) => ({ unit: party.unit.id, site: place.port.id, day }));
  });
}

function unplacedOf(outcomes: readonly Outcome[]): Plan['unplaced'] {
  return outcomes
    .filter((outcome) => outcome.reason !== null)
    .map(({ party, reason }) => ({ unit: party.unit.id, reason }));
}

function movesOf(outcomes: readonly Outcome[]): Move[] {
  const moves: Move[] = [];
  for (const { party, place, kept } of outcomes) {
    if (!party.promised || kept) continue;
    const { site, day } = party.promised;
    moves.push({ unit: party.unit.id, from: { site, day }, to: place && stopAt(place) });
  }
  return moves;
}

function stopAt({ port, day }: Place): Stop {
  return { site: port.id, day: dateOf(day) };
}
