import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findProgramme } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { dateOf } from './day-number.rules.ts';
import { fillOf, listDay } from './days.store.ts';
import { instanceOf } from './instance-of.rules.ts';
import { numberOf, openingOf } from './opening.rules.ts';
import { currentOpenings } from './openings.store.ts';
import { mayPutRight, putRightFrom, saysNotArrived } from './put-right.rules.ts';

const nobody = {
  people: 0,
  households: 0,
  offered: 0,
  accepted: 0,
  confirmed: 0,
  arrived: 0,
  missed: 0,
  turnedAway: 0,
  standBy: 0,
  asked: 0,
};

/** How full each port of a programme is, day by day: counts only. */
export async function showCalendar(
  { tx }: Context,
  { programmeId, from, days }: { programmeId: string; from: string; days: number },
) {
  const programme = await findProgramme(tx, programmeId);
  if (!programme) throw new Problem('missing', 'appointments.noSuchProgramme');
  const first = numberOf(from);
  const dates = Array.from({ length: days }, (_, at) => dateOf(first + at));
  const [openings, fill] = await Promise.all([
    currentOpenings(tx, programmeId),
    fillOf(tx, programmeId, from, dateOf(first + days - 1)),
  ]);
  const filled = new Map(fill.map((one) => [`${one.port} ${one.day}`, one]));
  const { sites } = instanceOf({ programme, asOf: from, openings, places: [] });
  const shown = sites.flatMap((site) => {
    const { capacityOn } = openingOf(site);
    return dates.map((day) => ({
      ...nobody,
      ...filled.get(`${site.id} ${day}`),
      port: site.id,
      day,
      capacity: capacityOn(numberOf(day)),
    }));
  });
  return { days: shown };
}

/** Who has a day at a port whose outcome the actor may record, by ticket number. */
export async function showDay(
  { tx, now, actor }: Context,
  which: { programmeId: string; port: string; day: string },
) {
  const slots = await listDay(tx, which, now);
  const me = actor.kind === 'staff' ? actor.staffId : null;
  return {
    slots: slots.map(({ cameSaidBy, cameReason, arrivedElse, ...slot }) => {
      const from = putRightFrom({ ...slot, day: which.day });
      const isOutcome = slot.state === 'arrived' || (saysNotArrived(slot) && !arrivedElse);
      const mayPut = isOutcome && mayPutRight(from, localDay(now, slot.timeZone));
      const { cameSaidAt: at } = slot;
      const said = saysNotArrived(slot) && cameSaidBy !== null && at !== null;
      return {
        ...slot,
        mayPutRight: mayPut,
        cameSaid: said ? { mine: cameSaidBy === me, reason: cameReason ?? 'other', at } : null,
      };
    }),
  };
}
