import { z } from 'zod';
import * as appointments from '#appointments/contract.ts';
import { dateOf } from '#appointments/day-number.rules.ts';
import { numberOf } from '#appointments/opening.rules.ts';
import type { Visit } from '#platform/call.ts';
import { dateIn } from '../../../../words/dates.ts';
import { portName } from '../names.ts';
import { programmesFor } from '../programmes.ts';
import type { PageServerLoad } from './$types';

/** Who travels on a day, port by port, as far as one may record their arrival; the address says which day. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language, application } = locals;
  const { programmes, chosen } = await programmesFor(visit, url);
  const today = dateIn(application.now(), chosen?.timeZone ?? 'UTC');
  const asked = z.iso.date().safeParse(url.searchParams.get('day'));
  const day = asked.success ? asked.data : today;
  const ports = await Promise.all(
    (chosen?.ports ?? []).map(async (port) => ({
      port,
      name: portName(port, language),
      ...(await countsOf(visit, { programmeId: chosen?.programmeId ?? '', port, day })),
    })),
  );
  return {
    programmes,
    chosen,
    day,
    today,
    before: dateOf(numberOf(day) - 1),
    after: dateOf(numberOf(day) + 1),
    ports: ports.filter(({ households }) => households > 0),
  };
};

const open: ReadonlySet<string> = new Set(['planned', 'offered', 'accepted']);
const gone: ReadonlySet<string> = new Set(['declined', 'lapsed']);

async function countsOf(visit: Visit, of: { programmeId: string; port: string; day: string }) {
  const { slots } = await visit.call(appointments.dayList, of);
  const travel = slots.filter(({ state }) => !gone.has(state));
  return {
    households: travel.length,
    people: travel.reduce((sum, { size }) => sum + size, 0),
    missing: travel.filter(({ state }) => open.has(state)).length,
  };
}
