import type { Context } from '#platform/context.ts';
import type { Background, JobFact } from '#platform/jobs.ts';
import {
  findProgramme,
  lastPause,
  listInForce,
  setStates,
  ticketsOfHousehold,
} from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { announceAll } from './announce.ts';
import { cancelSlots, lapseOffers, resizeSlots } from './slots.store.ts';

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
}

/** Who left the queue gives back the day; the place can be taken up again, the day is planned anew. */
async function releaseDayOfLeaver(context: Context, { subjectId }: JobFact): Promise<void> {
  const tickets = await ticketsOfHousehold(context.tx, subjectId);
  for (const { state, programmeId, householdId } of tickets) {
    if (state !== 'withdrawn') continue;
    const which = { programmeId, householdId };
    const cancelled = await cancelSlots(context.tx, which, 'left_queue', context.now);
    await tellCancelled(context, programmeId, cancelled, 'left_queue');
  }
}

/** A household that grew or shrank takes as many places of its day. */
async function followSize({ tx }: Context, { subjectId }: JobFact): Promise<void> {
  for (const ticket of await ticketsOfHousehold(tx, subjectId)) await resizeSlots(tx, ticket);
}

/** Tells those who knew of their day. */
function tellCancelled(
  context: Context,
  programmeId: string,
  cancelled: readonly { householdId: string; slotId: string; told: boolean }[],
  reason: 'paused' | 'left_queue',
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
    'appointments.followSize': followSize,
  },
  listeners: {
    'queue.programmeResumed': ['appointments.releasePausedDays'],
    'queue.queueLeft': ['appointments.releaseDayOfLeaver'],
    'queue.placeChanged': ['appointments.followSize'],
  },
  schedules: {
    'appointments.lapseOverdue': { every: '*/5 * * * *', job: lapseOverdue },
  },
};
