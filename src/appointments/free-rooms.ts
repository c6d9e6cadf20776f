import type { Context } from '#platform/context.ts';
import type { Programme } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { timeZoneOfPort } from '#vocabulary/port-clocks.ts';
import { dateOf } from './day-number.rules.ts';
import { fillOf } from './days.store.ts';
import { instanceOf } from './instance-of.rules.ts';
import { beginOfDay } from './local-hours.rules.ts';
import { numberOf, openingOf } from './opening.rules.ts';
import { currentOpenings } from './openings.store.ts';
import { type FreeRoom, openingKey } from './stand-by.rules.ts';

/**
 * Room that is free on days nearer than the notice that a plan gives: no plan fills it any more. Today is
 * not among them: it has begun. What is held for an answer is not free.
 */
export async function freeRooms({ tx, now }: Context, programme: Programme): Promise<FreeRoom[]> {
  const { programmeId, timeZone, leadDays } = programme;
  const today = localDay(now, timeZone);
  const dates = Array.from({ length: leadDays - 1 }, (_, at) => dateOf(numberOf(today) + at + 1));
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return [];
  const [openings, fill] = await Promise.all([
    currentOpenings(tx, programmeId),
    fillOf(tx, programmeId, first, last),
  ]);
  const taken = new Map(fill.map((one) => [openingKey(one), one.people + one.asked]));
  const making = { programme, asOf: today, openings, places: [] };
  return instanceOf(making).sites.flatMap((site) => {
    const { capacityOn } = openingOf(site);
    return dates.flatMap((day) => {
      const room = capacityOn(numberOf(day)) - (taken.get(`${site.id} ${day}`) ?? 0);
      const beginsAt = beginOfDay(day, timeZoneOfPort(site.id));
      return room > 0 ? [{ port: site.id, day, room, beginsAt }] : [];
    });
  });
}
