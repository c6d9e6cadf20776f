import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findProgramme, householdMeant } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { reachOf } from '#registry/index.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { travelHours } from '#vocabulary/travel.ts';
import { announce } from './announce.ts';
import { joinList, leaveList, wishesOf } from './stand-by.store.ts';

interface Wish {
  programmeId: string;
  householdId: string | null;
  ports: readonly string[];
  readyHours: number;
  until: string;
}

/**
 * Puts a household on the stand-by list. The way is reckoned from where it waits; only the hours are kept.
 * Throws `appointments.untilPassed` for a day that is over.
 */
export async function joinStandBy(context: Context, wish: Wish): Promise<Record<string, never>> {
  const { programmeId, ports, readyHours, until } = wish;
  const householdId = householdMeant(context, wish.householdId);
  const programme = await findProgramme(context.tx, programmeId);
  if (!programme) throw new Problem('missing', 'appointments.noSuchProgramme');
  if (ports.some((port) => !programme.ports.includes(port))) {
    throw new Problem('invalid', 'appointments.portNotInProgramme');
  }
  if (until < localDay(context.now, programme.timeZone)) {
    throw new Problem('invalid', 'appointments.untilPassed');
  }
  const notice = await noticeOf(context, householdId, ports, readyHours);
  const kept = { householdId, programmeId, ports, notice, readyHours, until };
  if (!(await joinList(context.tx, kept, context.now)))
    throw new Problem('missing', 'queue.noPlace');
  await announce(context, {
    name: 'appointments.standByJoined',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId },
  });
  return {};
}

/** The hours before a day begins at each port: to get ready, and the way. */
async function noticeOf(
  context: Context,
  householdId: string,
  ports: readonly string[],
  readyHours: number,
): Promise<number[]> {
  const place = (await reachOf(context, householdId))?.place ?? null;
  return ports.map((port) => readyHours + travelHours(place, portByCode.get(port)?.place ?? ''));
}

/** Reckons the way anew for a household that may have moved. */
export async function followPlace(context: Context, householdId: string): Promise<void> {
  for (const wish of await wishesOf(context.tx, householdId)) {
    const notice = await noticeOf(context, householdId, wish.ports, wish.readyHours);
    await joinList(context.tx, { ...wish, notice }, context.now);
  }
}

/** Takes a household off the list. Its place in the queue stays. */
export async function leaveStandBy(
  context: Context,
  { programmeId, householdId: named }: { programmeId: string; householdId: string | null },
): Promise<Record<string, never>> {
  const householdId = householdMeant(context, named);
  if (!(await leaveList(context.tx, { householdId, programmeId }, context.now))) {
    throw new Problem('missing', 'appointments.notOnStandBy');
  }
  await announce(context, {
    name: 'appointments.standByLeft',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId },
  });
  return {};
}
