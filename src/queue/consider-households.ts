import type { Context } from '#platform/context.ts';
import { newCode } from '#platform/crypto/codes.ts';
import { type QueueFacts, queueFactsOf } from '#registry/index.ts';
import { announceAll } from './announce.ts';
import { joinOpenBatch } from './batches.store.ts';
import { type FollowedPlaces, followPlaces } from './decisions/follow-places.ts';
import { type Judgement, judgeHousehold } from './judge-household.rules.ts';
import { localDay } from './local-day.rules.ts';
import { listOpenProgrammes, type RuledProgramme } from './programmes.store.ts';
import { standingDate } from './standing-date.rules.ts';
import { keepStandings } from './standings.store.ts';
import { addTickets, changeTickets, type PlaceFacts, ticketsOf } from './tickets.store.ts';

/** The length of a ticket number, its check character included: shorter than a folio, so never taken for one. */
export const ticketLength = 7;

interface Judged {
  householdId: string;
  judgement: Judgement;
  place: PlaceFacts;
}

/**
 * Judges households towards every programme in whose queue one can stand, and gives those their place
 * that the programme takes, one after the other as they are named. Doing it again changes nothing; a place
 * once given is never taken away.
 */
export async function considerHouseholds(
  context: Context,
  householdIds: readonly string[],
  only: string | null = null,
): Promise<void> {
  const programmes = await listOpenProgrammes(context.tx);
  const placeOf = new Map(householdIds.map((householdId, at) => [householdId, at]));
  const named = ({ householdId }: QueueFacts) => placeOf.get(householdId) ?? 0;
  const found = await queueFactsOf(context, householdIds);
  const facts = found.toSorted((a, b) => named(a) - named(b));
  if (facts.length === 0) return;
  for (const programme of programmes) {
    if (only !== null && programme.programmeId !== only) continue;
    await considerFor(context, programme, facts);
  }
}

async function considerFor(
  context: Context,
  programme: RuledProgramme,
  facts: readonly QueueFacts[],
): Promise<void> {
  const { tx, now } = context;
  const { programmeId } = programme;
  const today = localDay(now, programme.timeZone);
  const judged = facts.map((household): Judged => {
    const judgement = judgeHousehold(programme.rules, household, today);
    const place = placeFacts(programme, household, judgement);
    return { householdId: household.householdId, judgement, place };
  });
  const news = await keepStandings(tx, programmeId, judged, now);
  const has = await ticketsOf(tx, programmeId, [...facts.map(({ householdId }) => householdId)]);
  const holders = new Set(has.map(({ householdId }) => householdId));
  const joining = judged.filter(
    ({ householdId, judgement }) => judgement.mayStand && !holders.has(householdId),
  );
  await giveTickets(context, programmeId, joining);
  const holding = judged.filter(({ householdId }) => holders.has(householdId));
  await bringUpToDate(context, programmeId, await followPlaces(context, holding, has, facts));
  await tellNews(
    context,
    programmeId,
    judged.filter(({ householdId }) => news.has(householdId)),
  );
}

function placeFacts(
  programme: RuledProgramme,
  household: QueueFacts,
  judgement: Judgement,
): PlaceFacts {
  const registeredOn = localDay(household.registeredAt, programme.timeZone);
  return {
    ...standingDate(household.enrolments, registeredOn),
    householdId: household.householdId,
    organisationId: household.organisationId,
    size: household.size,
    ports: portsOf(programme, household),
    heldReason: heldBecause(judgement),
  };
}

/** The ports of a programme that a household can use: those where somebody of it was returned, else each. */
export function portsOf(programme: RuledProgramme, { enrolments }: QueueFacts): readonly string[] {
  const enrolled = new Set(enrolments.map(({ port }) => port));
  const known = programme.ports.filter((port) => enrolled.has(port));
  return known.length > 0 ? known : programme.ports;
}

function heldBecause({ outcome }: Judgement): string | null {
  if (outcome === 'lawyer_first' || outcome === 'child_alone') return outcome;
  return outcome === 'eligible' ? null : 'not_eligible_now';
}

async function giveTickets(
  context: Context,
  programmeId: string,
  joining: readonly Judged[],
): Promise<void> {
  const { tx, now } = context;
  let waiting = joining.map(({ place }) => ({ ...place, ticketNumber: newCode(ticketLength) }));
  if (waiting.length === 0) return;
  const batchId = await joinOpenBatch(tx, programmeId, context.newId, now);
  const given: typeof waiting = [];
  while (waiting.length > 0) {
    const added = await addTickets(tx, { programmeId, batchId, now }, waiting);
    given.push(...waiting.filter(({ householdId }) => added.has(householdId)));
    // A number that somebody has already is drawn again; a household that has a place by now keeps it.
    const missed = waiting.filter(({ householdId }) => !added.has(householdId));
    const has = await ticketsOf(tx, programmeId, [...missed.map((one) => one.householdId)]);
    const holders = new Set(has.map(({ householdId }) => householdId));
    waiting = missed
      .filter(({ householdId }) => !holders.has(householdId))
      .map((place) => ({ ...place, ticketNumber: newCode(ticketLength) }));
  }
  await announceAll(context, {
    name: 'queue.ticketGiven',
    subjects: given.map(({ householdId, ticketNumber }) => ({
      id: householdId,
      payload: { programmeId, ticketNumber },
    })),
  });
}

async function bringUpToDate(
  context: Context,
  programmeId: string,
  { places, corrected }: FollowedPlaces,
): Promise<void> {
  const changed = new Set(await changeTickets(context.tx, programmeId, places));
  await announceAll(context, {
    name: 'queue.placeChanged',
    subjects: places
      .filter(({ householdId }) => changed.has(householdId))
      .map(({ householdId, heldReason }) => ({
        id: householdId,
        payload: { programmeId, heldReason },
      })),
  });
  await announceAll(context, {
    name: 'queue.placeCorrected',
    subjects: corrected.map(({ householdId, deciders }) => ({
      id: householdId,
      payload: { programmeId, reasonCode: 'date_corrected', deciders },
    })),
  });
}

async function tellNews(
  context: Context,
  programmeId: string,
  news: readonly Judged[],
): Promise<void> {
  const eligible = news.filter(({ judgement }) => judgement.outcome === 'eligible');
  const others = news.filter(({ judgement }) => judgement.outcome !== 'eligible');
  await announceAll(context, {
    name: 'queue.householdEligible',
    subjects: eligible.map(({ householdId, judgement }) => ({
      id: householdId,
      payload: { programmeId, phase: judgement.phase },
    })),
  });
  await announceAll(context, {
    name: 'queue.householdJudged',
    subjects: others.map(({ householdId, judgement }) => ({
      id: householdId,
      payload: { programmeId, outcome: judgement.outcome, reason: judgement.reason },
    })),
  });
}
