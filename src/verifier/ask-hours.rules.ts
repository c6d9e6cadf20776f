import { beginOfDay } from '#appointments/local-hours.rules.ts';
import { mayAskAt } from '#appointments/stand-by.rules.ts';
import { timeZoneOfPort } from '#vocabulary/port-clocks.ts';
import { portByCode } from '#vocabulary/ports.ts';
import type { Opening } from './short-notice.rules.ts';

const hour = 3_600_000;

/** True for a port whose clocks are known here. */
export function hasClocks(port: string): boolean {
  return portByCode.has(port);
}

/** The whole hours between the beginnings of two days at ports; negative where the second is before the first. */
export function hoursBetween(from: Opening, to: Opening): number {
  return Math.round((beginOf(to) - beginOf(from)) / hour);
}

function beginOf({ port, day }: Opening): number {
  return beginOfDay(day, timeZoneOfPort(port)).getTime();
}

/**
 * Whether so many hours can have been left when a question was asked: no fewer than from the end of the day
 * of its entry, so many that a family is asked then, and so few that no plan gives that day any more.
 */
export function canBeLeft(
  opening: Opening,
  hours: number,
  { on, leadDays }: { on: string; leadDays: number },
): boolean {
  const sinceEntry = (beginOf(opening) - Date.parse(on)) / hour - 24;
  // A day more than asking looks ahead: the clocks of the programme may be others.
  const isNear = hours <= leadDays * 24;
  return (
    hours >= sinceEntry && isNear && earliestAndLatest(opening, hours).some(mayAskFor(opening))
  );
}

/** True where families were surely asked at a port when so many whole hours were left. */
export function wereAsked(opening: Opening, hours: number): boolean {
  return earliestAndLatest(opening, hours).every(mayAskFor(opening));
}

/** The moments between which so many whole hours are left. */
function earliestAndLatest(opening: Opening, hours: number): [number, number] {
  const latest = beginOf(opening) - hours * hour;
  return [latest - hour + 1, latest];
}

function mayAskFor({ port }: Opening): (moment: number) => boolean {
  return (moment) => mayAskAt(new Date(moment), timeZoneOfPort(port));
}
