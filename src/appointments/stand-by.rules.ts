import { hourOf } from './local-hours.rules.ts';

/** Room that is free at a port on a day, and when that day begins there. */
export interface FreeRoom {
  port: string;
  day: string;
  /** People. */
  room: number;
  beginsAt: Date;
}

/** A household on the stand-by list as asking sees it. */
export interface OnStandBy {
  ticketNumber: string;
  /** All of it travels together. */
  size: number;
  /** Where it would go, preferred first, and the hours it needs before the day begins there. */
  ports: readonly { port: string; noticeHours: number }[];
  /** The last day that it would travel at short notice; and the first on which it can at all. */
  until: string;
  readyFrom: string | null;
  /** The day it has already; only an earlier one is asked about. */
  standingDay: string | null;
  /** What it was asked about before, as {@link openingKey}; not what was taken back. */
  asked: ReadonlySet<string>;
  /** An answer of it is waited for. */
  waits: boolean;
}

/** Whom to ask about which place, and until when the answer can come. */
export interface Ask {
  ticketNumber: string;
  port: string;
  day: string;
  size: number;
  answerBy: Date;
}

/** The fewest and the most hours that a family has for its answer. */
export const answerHours = { least: 2, most: 12 };

/** Hours of the port's clocks between which a family is asked: nobody is woken for it. */
const askingHours = { from: 8, to: 19 };

const hour = 3_600_000;

/** Whether a family may be asked at a moment, by the clocks of the port. */
export function mayAskAt(now: Date, timeZone: string): boolean {
  const hours = hourOf(now, timeZone);
  return hours >= askingHours.from && hours < askingHours.to;
}

/** One opening: a port on a day. */
export function openingKey({ port, day }: { port: string; day: string }): string {
  return `${port} ${day}`;
}

/**
 * Whom to ask now: strictly in the published order, as many as fit. Each household in turn is asked about
 * the earliest free day that it can reach and that holds all of it, at the port it prefers; what it may
 * take is held for it. Nobody is asked twice about one opening, but for a question that was taken back, and nobody
 * about two at once.
 */
export function whomToAsk(
  free: readonly FreeRoom[],
  inOrder: readonly OnStandBy[],
  now: Date,
): Ask[] {
  const left = new Map(free.map((one) => [openingKey(one), one.room]));
  const byDay = free.toSorted((a, b) => a.day.localeCompare(b.day));
  return inOrder.flatMap((household) => {
    const place = household.waits ? null : placeFor(household, byDay, left, now);
    if (!place) return [];
    const { port, day } = place.opening;
    left.set(
      openingKey(place.opening),
      (left.get(openingKey(place.opening)) ?? 0) - household.size,
    );
    const { ticketNumber, size } = household;
    return [{ ticketNumber, port, day, size, answerBy: place.answerBy }];
  });
}

interface Found {
  opening: FreeRoom;
  answerBy: Date;
}

function placeFor(
  household: OnStandBy,
  byDay: readonly FreeRoom[],
  left: ReadonlyMap<string, number>,
  now: Date,
): Found | null {
  let found: (Found & { rank: number }) | null = null;
  for (const opening of byDay) {
    if (found && opening.day > found.opening.day) break;
    const rank = household.ports.findIndex(({ port }) => port === opening.port);
    const hoursLeft = (opening.beginsAt.getTime() - now.getTime()) / hour;
    const hours = hoursToAnswer(household, opening, hoursLeft);
    const fits = (left.get(openingKey(opening)) ?? 0) >= household.size;
    if (hours === null || !fits || (found && found.rank < rank)) continue;
    found = { opening, answerBy: new Date(now.getTime() + hours * hour), rank };
  }
  return found;
}

/**
 * The whole hours that it has for its answer where an opening begins in so many hours; null if it cannot use
 * the opening or not reach it in time. Whole hours left give the same as those with their minutes.
 */
export function hoursToAnswer(
  { ports, until, readyFrom, standingDay, asked }: OnStandBy,
  opening: { port: string; day: string },
  hoursLeft: number,
): number | null {
  const { port, day } = opening;
  const wish = ports.find((one) => one.port === port);
  if (!wish || day > until || (readyFrom !== null && day < readyFrom)) return null;
  if (standingDay !== null && standingDay <= day) return null;
  if (asked.has(openingKey(opening))) return null;
  const spare = hoursLeft - wish.noticeHours;
  if (spare < answerHours.least) return null;
  // Half of what is to spare, so that the next can still be asked if the answer is no.
  return Math.min(answerHours.most, Math.max(answerHours.least, Math.floor(spare / 2)));
}
