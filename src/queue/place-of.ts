import type { Context } from '#platform/context.ts';
import { queueFactsOf } from '#registry/index.ts';
import { householdMeant } from './acting.ts';
import type { Place, Programme } from './contract.ts';
import { nextStep } from './next-step.rules.ts';
import { bandOf } from './positions.rules.ts';
import { listProgrammes } from './programmes.store.ts';
import { standingDate } from './standing-date.rules.ts';
import {
  type KeptPosition,
  positionsOfHousehold,
  type Standing,
  standingsOf,
} from './standings.store.ts';
import { type Ticket, ticketsOfHousehold } from './tickets.store.ts';

/** For how long a place that was left can be taken up again. */
export const returnDays = 30;

/**
 * Where a household stands in each programme, and why; nothing for who may not see it. Besides, whether
 * any programme is in force at all.
 */
export async function placesOf(
  context: Context,
  input: { householdId?: string },
): Promise<{ places: Place[]; appointmentsExist: boolean }> {
  const { tx } = context;
  const householdId = householdMeant(context, input.householdId ?? null);
  const [programmes, standings, tickets, positions] = await Promise.all([
    listProgrammes(tx),
    standingsOf(tx, householdId),
    ticketsOfHousehold(tx, householdId),
    positionsOfHousehold(tx, householdId),
  ]);
  const oneSaw = await didOnePersonSee(context, householdId, tickets);
  const of = <T extends { programmeId: string }>(rows: readonly T[], programmeId: string) =>
    rows.find((row) => row.programmeId === programmeId) ?? null;
  const places = programmes.flatMap((programme) => {
    const { programmeId } = programme;
    const standing = of(standings, programmeId);
    if (!standing) return [];
    const ticket = of(tickets, programmeId);
    const shown = ticket && { ...ticket, oneSaw: oneSaw && ticket.dateWaits };
    return [placeOf(programme, seenBy(context, standing), shown, of(positions, programmeId))];
  });
  return { places, appointmentsExist: programmes.some(({ state }) => state === 'in_force') };
}

/** Whether one person saw the paper of the day that is known by now, where a declared one still stands. */
async function didOnePersonSee(
  context: Context,
  householdId: string,
  tickets: readonly Ticket[],
): Promise<boolean> {
  const waits = ({ dateWaits, enrolmentBasis }: Ticket) =>
    dateWaits && enrolmentBasis === 'declared';
  if (!tickets.some(waits)) return false;
  const [facts] = await queueFactsOf(context, [householdId]);
  return standingDate(facts?.enrolments ?? [], '').basis !== 'declared';
}

/** A place with what was seen of its paper meanwhile. */
type SeenTicket = Ticket & { oneSaw: boolean };

/** Why a lawyer comes first may be one adult's answer: in my place nobody reads it, only that it is so. */
function seenBy({ actor }: Context, standing: Standing): Standing {
  if (actor.kind !== 'family' || standing.outcome !== 'lawyer_first') return standing;
  return { ...standing, reason: null, source: null };
}

function placeOf(
  programme: Programme,
  standing: Standing,
  ticket: SeenTicket | null,
  position: KeptPosition | null,
): Place {
  const { outcome, reason, from, source, missing } = standing;
  const shown = ticket && ticketShown(programme, ticket, position);
  return { programme, outcome, reason, from, source, missing, ticket: shown };
}

function ticketShown(
  programme: Programme,
  ticket: SeenTicket,
  position: KeptPosition | null,
): NonNullable<Place['ticket']> {
  const { ticketNumber, state, stateSince, heldReason, withdrawnAt, ports, readyFrom } = ticket;
  const alive = state !== 'served' && state !== 'withdrawn';
  return {
    ticketNumber,
    state,
    stateSince,
    heldReason,
    nextStep: nextStep(programme, ticket),
    class: ticket.class === 'normal' ? 'normal' : 'priority',
    enrolledOn: ticket.enrolledOn,
    enrolmentPrecision: ticket.enrolmentPrecision,
    enrolmentBasis: ticket.enrolmentBasis,
    ports,
    readyFrom,
    canReturnUntil: withdrawnAt && daysAfter(withdrawnAt, returnDays),
    position: alive && position ? positionShown(position) : null,
  };
}

function positionShown(position: KeptPosition) {
  const { rank, waiting, beforeAtPorts, weeksFrom, weeksTo, computedAt } = position;
  const weeks = weeksFrom === null || weeksTo === null ? null : { from: weeksFrom, to: weeksTo };
  const { from, to } = bandOf(rank);
  const band = { from, to: Math.max(from, Math.min(to, waiting)) };
  return { band, waiting, beforeAtPorts, weeks, computedAt };
}

/** The same hour so many days later. */
export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}
