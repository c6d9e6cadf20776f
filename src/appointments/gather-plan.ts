import type { Context } from '#platform/context.ts';
import { unitIdOf } from '#queue/draw.rules.ts';
import { type PlanningUnit, type Programme, planningUnits } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import type { Instance } from './instance.rules.ts';
import { instanceOf } from './instance-of.rules.ts';
import { currentOpenings } from './openings.store.ts';
import type { Slot } from './party.rules.ts';
import { type LiveSlot, listLiveSlots } from './slots.store.ts';

/** Everything that a plan is made from, as it stands now. */
export interface Gathered {
  instance: Instance;
  previous: Slot[];
  /** Places left out because their batch is not drawn. */
  notDrawn: number;
  live: StandingSlot[];
}

/** A slot that stands, with the id of its unit: its ticket number where the instance has no such unit. */
export type StandingSlot = LiveSlot & { unit: string };

/** Reads the queue, the ports and the slots that stand, for planning from today on the programme's clocks. */
export async function gatherPlan(context: Context, programme: Programme): Promise<Gathered> {
  const { tx, now } = context;
  const { programmeId } = programme;
  const [places, openings, slots] = await Promise.all([
    planningUnits(tx, programmeId),
    currentOpenings(tx, programmeId),
    listLiveSlots(tx, programmeId),
  ]);
  const asOf = localDay(now, programme.timeZone);
  const instance = instanceOf({ programme, asOf, openings, places });
  const live = standing(slots, places);
  const previous = live.map(({ unit, port, day }) => ({ unit, site: port, day }));
  return { instance, previous, notDrawn: places.length - instance.units.length, live };
}

/** Few of all places have a day: only theirs are looked at by name. */
function standing(slots: readonly LiveSlot[], places: readonly PlanningUnit[]): StandingSlot[] {
  const numbers = new Set(slots.map(({ ticketNumber }) => ticketNumber));
  const units = new Map<string, string>();
  for (const { seed, ticketNumber } of places) {
    if (seed !== null && numbers.has(ticketNumber)) {
      units.set(ticketNumber, unitIdOf(seed, ticketNumber));
    }
  }
  return slots.map((slot) => ({
    ...slot,
    unit: units.get(slot.ticketNumber) ?? slot.ticketNumber,
  }));
}
