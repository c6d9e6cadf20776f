import * as appointments from '#appointments/contract.ts';
import { isOneOf } from '#platform/actor.ts';
import { portNames, townOf } from '../names.ts';
import { shownOpening } from '../opening-text.ts';
import { programmesFor } from '../programmes.ts';
import type { PageServerLoad } from './$types';

/** When each port of the programme is open and how many people it takes. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language } = locals;
  const { programmes, chosen } = await programmesFor(visit, url);
  const { current } = chosen
    ? await visit.call(appointments.openings, chosen)
    : { current: [] as const };
  return {
    programmes,
    chosen,
    openings: current.map(shownOpening),
    ports: portNames(chosen?.ports ?? [], language),
    town: townOf(chosen?.timeZone ?? 'UTC'),
    mayChange: chosen?.mine === true && isOneOf(visit.actor, appointments.setOpening.may),
  };
};
