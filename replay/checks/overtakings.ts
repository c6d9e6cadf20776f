import type { AppliedPlan, FinalTicket } from './evidence.ts';
import { dateOf, type Opened, type Seen, seatOf } from './seats.ts';

/** Why somebody with a later date of enrolment was given a day before somebody with an earlier one. */
export const overtakingReasons = {
  taken_in_later: 'was taken in by the second phase only after that day was given',
  asked_later: 'asked for help only after that day was given',
  not_drawn: 'had a place that was not drawn yet',
  paper_not_seen: 'had not shown its paper yet, or stood behind a lawyer’s advice',
  not_ready: 'had said that it cannot travel yet, or answered too shortly before',
  own_day: 'had a day of its own already',
  too_large: 'did not fit into what was left of that day',
  went_earlier: 'was passed by a household that two people let go earlier',
  short_notice:
    'was passed at short notice: it had not asked for that, or could not come so soon, or did not take it',
  unexplained: 'for no reason that the data show',
} as const;
export type OvertakingReason = keyof typeof overtakingReasons;

/** Counts by reason: a household counts once a plan for each reason. */
export type Overtakings = Record<OvertakingReason, number>;

/** No overtakings. */
export function noOvertakings(): Overtakings {
  return {
    taken_in_later: 0,
    asked_later: 0,
    not_drawn: 0,
    paper_not_seen: 0,
    not_ready: 0,
    own_day: 0,
    too_large: 0,
    went_earlier: 0,
    short_notice: 0,
    unexplained: 0,
  };
}

/** Everything that one plan is looked at with. */
interface Looked {
  plan: AppliedPlan;
  opened: Opened;
  /** Last dates of enrolment among those given a day, by port. */
  given: readonly Seen[];
}

/**
 * Adds those whom a plan overtook: a later date of enrolment got a new day at a port that an earlier one,
 * who still waits, could use. Each is explained by what the plan was made from, or not at all.
 */
export function countOvertakings(
  counts: Overtakings,
  plan: AppliedPlan,
  opened: Opened,
  tickets: readonly FinalTicket[],
  /** Tickets whose class two people raised. */
  raised: ReadonlySet<string>,
): void {
  const given = opened.seen
    .filter((one) => one.given !== null)
    .sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1));
  const looked = { plan, opened, given };
  const seenOf = new Map(opened.seen.map((one) => [one.ticket, one]));
  for (const ticket of tickets) {
    const seen = seenOf.get(ticket.ticket);
    if (!seen && isDone(ticket, plan)) continue;
    for (const reason of reasonsFor(looked, ticket, seen ?? null, raised)) counts[reason] += 1;
  }
}

function isDone({ state, joinedAt }: FinalTicket, plan: AppliedPlan): boolean {
  return joinedAt <= plan.madeAt && (state === 'served' || state === 'withdrawn');
}

function reasonsFor(
  looked: Looked,
  ticket: FinalTicket,
  seen: Seen | null,
  raised: ReadonlySet<string>,
): Set<OvertakingReason> {
  const reasons = new Set<OvertakingReason>();
  const own = ticket.undated ? `9999 ${ticket.enrolledOn}` : ticket.enrolledOn;
  for (const other of looked.given) {
    if (dateOf(other) <= own) break;
    if (other.ticket === ticket.ticket || !ticket.ports.includes(other.given?.port ?? '')) continue;
    const reason = seen ? reasonWithin(looked, seen, other, raised) : reasonBefore(looked, ticket);
    if (reason) reasons.add(reason);
  }
  return reasons;
}

/** It was not in the plan at all. */
function reasonBefore({ plan }: Looked, ticket: FinalTicket): OvertakingReason {
  if (ticket.joinedAt > plan.madeAt) {
    return ticket.phase === 'phase-2' ? 'taken_in_later' : 'asked_later';
  }
  return ticket.drawnAt === null || ticket.drawnAt > plan.madeAt ? 'not_drawn' : 'unexplained';
}

/** It was in the plan; null if it was not overtaken there. */
function reasonWithin(
  { opened }: Looked,
  seen: Seen,
  other: Seen,
  raised: ReadonlySet<string>,
): OvertakingReason | null {
  const day = other.given?.day ?? '';
  const port = other.given?.port ?? '';
  if (!seen.unit.sites.includes(port)) return null;
  if (seen.from === null) return 'paper_not_seen';
  const own = seen.given ?? seen.kept;
  if (own && own.day <= day) return null;
  if (raised.has(other.ticket) && other.rank < seen.rank) return 'went_earlier';
  if (seen.kept) return 'own_day';
  if (seen.from > day) return 'not_ready';
  return fits(opened, seen, port, day) ? 'unexplained' : 'too_large';
}

/** Whether it would have had room there, with all who stand before it. */
function fits({ room, givenAt }: Opened, seen: Seen, port: string, day: string): boolean {
  const seat = seatOf(port, day);
  const ahead = (givenAt.get(seat) ?? [])
    .filter(({ rank }) => rank < seen.rank)
    .reduce((sum, { unit }) => sum + unit.size, 0);
  return (room.get(seat) ?? 0) - ahead >= seen.unit.size;
}
