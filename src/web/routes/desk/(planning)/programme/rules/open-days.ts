import type { RequestEvent } from '@sveltejs/kit';
import { calendar } from '#appointments/contract.ts';
import type { ForeseenRules } from '#queue/contract.ts';
import { dateIn } from '../../../../../words/dates.ts';
import { programmesFor } from '../../programmes.ts';

/** Days of the calendar that are looked at. */
const ahead = 28;

/** What the ports have open a day that one opens, and for how many such days people would fill all of it. */
export interface OpenDays {
  perDay: number;
  days: number;
}

/**
 * How many open days' worth of places those are who would fit now, at what the ports of the programme have
 * open in the next four weeks, all together. Null where so few fit that it is not told, or nothing is open.
 * Who waits already is not in it: it is a measure, no forecast.
 */
export async function openDaysOf(
  { locals, url }: RequestEvent,
  { joins: { people } }: ForeseenRules,
): Promise<OpenDays | null> {
  const { chosen } = await programmesFor(locals.visit, url);
  if (people === null || !chosen) return null;
  const { programmeId, timeZone } = chosen;
  const from = dateIn(locals.application.now(), timeZone);
  const { days } = await locals.visit.call(calendar, { programmeId, from, days: ahead });
  const open = days.filter(({ capacity }) => capacity > 0);
  const places = open.reduce((sum, { capacity }) => sum + capacity, 0);
  if (places === 0) return null;
  const perDay = places / new Set(open.map(({ day }) => day)).size;
  return { perDay: Math.round(perDay), days: Math.ceil(people / perDay) };
}
