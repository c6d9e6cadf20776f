import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findProgramme } from '#queue/index.ts';
import { dateOf } from './day-number.rules.ts';
import { fillOf, listDay } from './days.store.ts';
import { instanceOf } from './instance-of.rules.ts';
import { numberOf, openingOf } from './opening.rules.ts';
import { currentOpenings } from './openings.store.ts';

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

/** Who is planned at a port on a day, by ticket number; nobody for who does not steward the programme. */
export async function showDay(
  { tx }: Context,
  which: { programmeId: string; port: string; day: string },
) {
  return { slots: await listDay(tx, which) };
}
