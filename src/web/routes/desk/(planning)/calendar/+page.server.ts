import { z } from 'zod';
import * as appointments from '#appointments/contract.ts';
import { isOneOf, type Role } from '#platform/actor.ts';
import { dateIn } from '../../../../words/dates.ts';
import { portNames } from '../names.ts';
import { programmesFor } from '../programmes.ts';
import type { PageServerLoad } from './$types';

const weeks = 4;

/** Who sees the families of their own organisation on a day of a programme that another one answers for. */
const ownFamilies: readonly Role[] = ['registrar', 'coordinator'];

/** How full each port is, four weeks from a Monday on; the address says from when. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language, application } = locals;
  const { programmes, chosen } = await programmesFor(visit, url);
  const today = dateIn(application.now(), chosen?.timeZone ?? 'UTC');
  const asked = z.iso.date().safeParse(url.searchParams.get('from'));
  const from = mondayOf(asked.success ? asked.data : today);
  const { days } = chosen
    ? await visit.call(appointments.calendar, {
        programmeId: chosen.programmeId,
        from,
        days: weeks * 7,
      })
    : { days: [] };
  const mayOpenDays =
    chosen !== null && isOneOf(visit.actor, chosen.mine ? appointments.dayList.may : ownFamilies);
  const maySeeStandBy = chosen?.mine === true && isOneOf(visit.actor, appointments.showStandBy.may);
  const standBy = maySeeStandBy ? await visit.call(appointments.showStandBy, chosen) : null;
  const dates = [...new Set(days.map(({ day }) => day))];
  return {
    programmes,
    chosen,
    today,
    ports: portNames(chosen?.ports ?? [], language),
    rows: dates
      .map((day) => ({ day, ports: days.filter((one) => one.day === day) }))
      .filter(({ ports }) => ports.some(({ capacity, people }) => capacity >= 0 || people > 0)),
    before: shifted(from, -weeks * 7),
    after: shifted(from, weeks * 7),
    mayOpenDays,
    standBy,
  };
};

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return shifted(date, -((day.getUTCDay() + 6) % 7));
}

function shifted(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
