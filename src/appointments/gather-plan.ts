import type { Context } from '#platform/context.ts';
import { ticketOf } from '#queue/draw.rules.ts';
import { type Programme, planningUnits } from '#queue/index.ts';
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
  live: LiveSlot[];
}

/** Reads the queue, the ports and the slots that stand, for planning from today on the programme's clocks. */
export async function gatherPlan(context: Context, programme: Programme): Promise<Gathered> {
  const { tx, now } = context;
  const { programmeId } = programme;
  const [places, openings, live] = await Promise.all([
    planningUnits(tx, programmeId),
    currentOpenings(tx, programmeId),
    listLiveSlots(tx, programmeId),
  ]);
  const asOf = localDay(now, programme.timeZone);
  const instance = instanceOf({ programme, asOf, openings, places });
  const unitOf = new Map(instance.units.map(({ id }) => [ticketOf(id), id]));
  const previous = live.map(({ ticketNumber, port, day }) => ({
    unit: unitOf.get(ticketNumber) ?? ticketNumber,
    site: port,
    day,
  }));
  return { instance, previous, notDrawn: places.length - instance.units.length, live };
}
