import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Inversion } from './inversions.ts';
import { dateOf, type Opened, type Seen } from './seats.ts';

/** What was done about places that fell free at short notice. */
export interface ShortNotice {
  asks: readonly Ask[];
  /** Who stood by, by ticket number. */
  wishes: ReadonlyMap<string, Wish>;
}

interface Ask {
  ticket: string;
  port: string;
  day: string;
  size: number;
  state: string;
  askedAt: Date;
  /** Until when its answer was waited for. */
  endedAt: Date | null;
  /** When the day begins at the port. */
  beginsAt: Date;
}

interface Wish {
  ports: readonly string[];
  notice: readonly number[];
  until: string;
  joinedAt: Date;
  endedAt: Date | null;
}

/** Hours that a family has at the least for its answer, as published. */
const leastHours = 2;

/** Everything that the tables say of it. */
export async function shortNotice(tx: Tx, programmeId: string): Promise<ShortNotice> {
  const [asks, wishes] = await Promise.all([
    tx.rows<Ask>(sql`
      select ticket_number as ticket, port, day, size, state, asked_at as "askedAt",
        case when state <> 'asked' then state_since end as "endedAt",
        day::timestamp at time zone time_zone as "beginsAt"
      from appointments.stand_by_asks where programme_id = ${programmeId}
      order by asked_at, ticket_number collate "C"`),
    tx.rows<Wish & { ticket: string }>(sql`
      select ticket_number as ticket, ports, notice, until, joined_at as "joinedAt",
        ended_at as "endedAt"
      from appointments.stand_by where programme_id = ${programmeId}`),
  ]);
  return { asks, wishes: new Map(wishes.map((wish) => [wish.ticket, wish])) };
}

/** Asks of the hours between two plans, and the order as both of them had it. */
interface Between {
  asks: readonly Ask[];
  before: Opened;
  after: Opened;
}

interface Made {
  madeAt: Date;
  opened: Opened;
}

/** What was asked between two plans; null if nothing was. */
export function askedBetween({ asks }: ShortNotice, before: Made, after: Made): Between | null {
  const those = asks.filter(({ askedAt }) => askedAt > before.madeAt && askedAt <= after.madeAt);
  if (those.length === 0) return null;
  return { asks: those, before: before.opened, after: after.opened };
}

/**
 * Households that stood by, came before one that was asked about a place, could have had it, and were not
 * asked. Who changed between the two plans is left out: of them it is not known how they stood.
 */
export function findNotAsked({ wishes, asks: all }: ShortNotice, between: Between): Inversion[] {
  const { before, after } = between;
  const seenOf = new Map(before.seen.map((one) => [one.ticket, one]));
  const rankAfter = new Map(after.seen.map((one) => [one.ticket, one]));
  return between.asks.flatMap((ask) => {
    const asked = seenOf.get(ask.ticket);
    const askedAfter = rankAfter.get(ask.ticket);
    for (const [ticket, wish] of asked ? wishes : []) {
      const seen = seenOf.get(ticket);
      const then = rankAfter.get(ticket);
      if (!seen || !then || then.from === null || seen.rank >= (asked?.rank ?? 0)) continue;
      if (then.rank >= (askedAfter?.rank ?? Number.POSITIVE_INFINITY)) continue;
      if (!couldUse(seen, ask) || seen.unit.size > ask.size || !couldReach(wish, ask)) continue;
      if (all.some((other) => other.ticket === ticket && heardOf(other, ask))) continue;
      return [{ ticket, over: ask.ticket, port: ask.port, day: ask.day }];
    }
    return [];
  });
}

/** Households with an earlier date that somebody passed at short notice: they had not asked for that. */
export function countPassed({ asks, before }: Between): number {
  const passed = new Set<string>();
  const seenOf = new Map(before.seen.map((one) => [one.ticket, one]));
  for (const ask of asks) {
    const asked = seenOf.get(ask.ticket);
    if (!asked || ask.state !== 'accepted') continue;
    for (const one of before.seen) {
      if (one.rank < asked.rank && dateOf(one) < dateOf(asked) && couldUse(one, ask)) {
        passed.add(one.ticket);
      }
    }
  }
  return passed.size;
}

/** Not held, at one of its ports, once it can travel, and no day as early of its own. */
function couldUse({ unit, from, given, kept }: Seen, { port, day }: Ask): boolean {
  const own = given ?? kept;
  if (from === null || (own && own.day <= day)) return false;
  return unit.sites.includes(port) && (unit.readyFrom ?? '') <= day;
}

function couldReach({ ports, notice, until, joinedAt, endedAt }: Wish, ask: Ask): boolean {
  const hours = notice[ports.indexOf(ask.port)];
  if (hours === undefined || ask.day > until) return false;
  if (joinedAt > ask.askedAt || (endedAt && endedAt <= ask.askedAt)) return false;
  return (ask.beginsAt.getTime() - ask.askedAt.getTime()) / 3_600_000 - hours >= leastHours;
}

/** It was asked about that very place, or its answer to another was waited for. */
function heardOf(other: Ask, { port, day, askedAt }: Ask): boolean {
  if (other.askedAt > askedAt) return false;
  const isSame = other.port === port && other.day === day;
  return isSame || other.endedAt === null || other.endedAt > askedAt;
}
