import type { Context } from '#platform/context.ts';
import type { Background, JobFact } from '#platform/jobs.ts';
import {
  findProgramme,
  lastPause,
  listInForce,
  listOpenProgrammes,
  type Programme,
  setStates,
  ticketsOfHousehold,
} from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { announceAll } from './announce.ts';
import { askStandBy } from './ask-stand-by.ts';
import { dateOf } from './day-number.rules.ts';
import type { WhyCancelled } from './events.ts';
import { followPlace } from './join-stand-by.ts';
import { writeLeftDays } from './log-entries.ts';
import { numberOf } from './opening.rules.ts';
import { cancelSlots, lapseOffers, listToldSlots, resizeSlots } from './slots.store.ts';
import { endAsks, leaveList, outgrownAsks } from './stand-by.store.ts';
import { tellOver } from './tell-over.ts';

/** Offers whose time is over lapse; the household waits on at the same place and is told. */
async function lapseOverdue(context: Context): Promise<void> {
  const { tx, now } = context;
  const lapsed = await lapseOffers(tx, await listInForce(tx), now);
  for (const [programmeId, slots] of Map.groupBy(lapsed, (one) => one.programmeId)) {
    const households = slots.map(({ householdId }) => householdId);
    await setStates(tx, programmeId, households, 'waiting', now);
  }
  await announceAll(context, {
    name: 'appointments.offerLapsed',
    subjects: lapsed.map(({ householdId, slotId, programmeId }) => ({
      id: householdId,
      payload: { programmeId, slotId },
    })),
  });
}

/** Days that went by while a programme stood still were nobody's fault: they are given anew. */
async function releasePausedDays(context: Context, { subjectId }: JobFact): Promise<void> {
  const { tx, now } = context;
  const [programme, pause] = await Promise.all([
    findProgramme(tx, subjectId),
    lastPause(tx, subjectId),
  ]);
  if (!programme || !pause) return;
  const days = {
    from: localDay(pause.pausedAt, programme.timeZone),
    to: localDay(pause.resumedAt, programme.timeZone),
  };
  const cancelled = await cancelSlots(tx, { programmeId: subjectId, days }, 'paused', now);
  const households = cancelled.map(({ householdId }) => householdId);
  await setStates(tx, subjectId, households, 'waiting', now);
  await tellCancelled(context, subjectId, cancelled, 'paused');
  await tellOfTravel(context, programme, 'appointments.travelResumed');
}

/** While a programme stands still, a day that has gone by is given back the day after: nobody is left waiting. */
async function releasePassedDays(context: Context): Promise<void> {
  const { tx, now } = context;
  for (const programme of await listOpenProgrammes(tx)) {
    if (programme.state !== 'paused') continue;
    const { programmeId, timeZone, stateSince } = programme;
    const from = localDay(stateSince, timeZone);
    const to = dateOf(numberOf(localDay(now, timeZone)) - 1);
    const cancelled = await cancelSlots(tx, { programmeId, days: { from, to } }, 'paused', now);
    const households = cancelled.map(({ householdId }) => householdId);
    await setStates(tx, programmeId, households, 'waiting', now);
    await tellCancelled(context, programmeId, cancelled, 'paused');
  }
}

/** Who has a day is told not to travel; places held for an answer are given back. */
async function stopTravel(context: Context, { subjectId }: JobFact): Promise<void> {
  const programme = await findProgramme(context.tx, subjectId);
  if (programme?.state !== 'paused') return;
  await tellOfTravel(context, programme, 'appointments.travelStopped');
  await endAllAsks(context, subjectId, 'paused');
}

/** With the programme every day ends; the places stay on record. */
async function releaseEndedDays(context: Context, { subjectId }: JobFact): Promise<void> {
  const { tx, now } = context;
  const cancelled = await cancelSlots(tx, { programmeId: subjectId }, 'programme_ended', now);
  const households = cancelled.map(({ householdId }) => householdId);
  await setStates(tx, subjectId, households, 'waiting', now);
  await tellCancelled(context, subjectId, cancelled, 'programme_ended');
  await endAllAsks(context, subjectId, 'programme_ended');
}

async function endAllAsks(
  context: Context,
  programmeId: string,
  reason: 'paused' | 'programme_ended',
): Promise<void> {
  const over = await endAsks(context.tx, { programmeId }, reason, context.now);
  await tellOver(context, programmeId, over, reason);
}

/** Tells everybody who knows of a day still to come, and nobody else. */
async function tellOfTravel(
  context: Context,
  { programmeId, timeZone }: Programme,
  name: 'appointments.travelStopped' | 'appointments.travelResumed',
): Promise<void> {
  const today = localDay(context.now, timeZone);
  const told = await listToldSlots(context.tx, programmeId, today);
  await announceAll(context, {
    name,
    subjects: told.map(({ householdId, slotId }) => ({
      id: householdId,
      payload: { programmeId, slotId },
    })),
  });
}

/** Who left the queue gives back the day; the place can be taken up again, the day is planned anew. */
async function releaseDayOfLeaver(context: Context, { subjectId }: JobFact): Promise<void> {
  const tickets = await ticketsOfHousehold(context.tx, subjectId);
  for (const { state, programmeId, householdId } of tickets) {
    if (state !== 'withdrawn') continue;
    const which = { programmeId, householdId };
    const cancelled = await cancelSlots(context.tx, which, 'left_queue', context.now);
    await tellCancelled(context, programmeId, cancelled, 'left_queue');
    await leaveList(context.tx, which, context.now);
  }
}

/**
 * A household that grew or shrank takes as many places of its day. One that waits until it is together
 * gives its day back; what it was asked about at short notice is over if it no longer fits it.
 */
async function followPlaceChange(context: Context, { subjectId }: JobFact): Promise<void> {
  const { tx, now } = context;
  for (const ticket of await ticketsOfHousehold(tx, subjectId)) {
    await resizeSlots(tx, ticket);
    if (ticket.heldReason !== 'family_apart') continue;
    const { programmeId } = ticket;
    const cancelled = await cancelSlots(tx, ticket, 'family_apart', now);
    await setStates(tx, programmeId, [subjectId], 'waiting', now);
    await tellCancelled(context, programmeId, cancelled, 'family_apart');
  }
  for (const { askId, programmeId } of await outgrownAsks(tx, subjectId)) {
    const over = await endAsks(tx, { programmeId, askIds: [askId] }, 'place_changed', now);
    await tellOver(context, programmeId, over, 'place_changed');
  }
}

/** Who may have moved needs other hours for the way. */
async function followMove(context: Context, { subjectId }: JobFact): Promise<void> {
  await followPlace(context, subjectId);
}

/** The same for many, sent together. */
async function followSizes(context: Context, facts: readonly JobFact[]): Promise<void> {
  await Promise.all(facts.map((fact) => followPlaceChange(context, fact)));
}

/** Tells those who knew of their day. */
function tellCancelled(
  context: Context,
  programmeId: string,
  cancelled: readonly { householdId: string; slotId: string; told: boolean }[],
  reason: WhyCancelled,
): Promise<void> {
  return announceAll(context, {
    name: 'appointments.slotCancelled',
    subjects: cancelled
      .filter(({ told }) => told)
      .map(({ householdId, slotId }) => ({
        id: householdId,
        payload: { programmeId, slotId, reason },
      })),
  });
}

/** What appointments do in the background. */
export const background: Background = {
  jobs: {
    'appointments.releasePausedDays': releasePausedDays,
    'appointments.releaseDayOfLeaver': releaseDayOfLeaver,
    'appointments.followSize': followPlaceChange,
    'appointments.followMove': followMove,
    'appointments.stopTravel': stopTravel,
    'appointments.releaseEndedDays': releaseEndedDays,
  },
  together: { 'appointments.followSize': followSizes },
  listeners: {
    'queue.programmeResumed': ['appointments.releasePausedDays'],
    'queue.programmePaused': ['appointments.stopTravel'],
    'queue.programmeEnded': ['appointments.releaseEndedDays'],
    'registry.householdCorrected': ['appointments.followMove'],
    'queue.queueLeft': ['appointments.releaseDayOfLeaver'],
    'queue.placeChanged': ['appointments.followSize'],
  },
  schedules: {
    'appointments.lapseOverdue': { every: '*/5 * * * *', job: lapseOverdue },
    'appointments.releasePassedDays': { every: '23 * * * *', job: releasePassedDays },
    'appointments.writeLeftDays': { every: '* * * * *', job: writeLeftDays },
    'appointments.askStandBy': { every: '*/10 * * * *', job: askStandBy },
  },
};
