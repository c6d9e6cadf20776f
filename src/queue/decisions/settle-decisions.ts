import type { Context } from '#platform/context.ts';
import { announce } from '../announce.ts';
import { listOpenProgrammes } from '../programmes.store.ts';
import { escalateCases, moveGranted } from './expedite.store.ts';
import { setAsideWhoLeft } from './stand-aside.ts';

/**
 * Moves the classes that two people granted, as far as the week's quota goes, and says so. Urgent before
 * expedited, then who asked earlier, then the smaller ticket number; so a slow decision costs nobody a place. What
 * lifts a place no higher than it stands is done without a word.
 */
export async function moveGrantedClasses(context: Context, programmeId: string): Promise<void> {
  const { tx, now } = context;
  for (const moved of await moveGranted(tx, programmeId, now)) {
    const { householdId, requestId, reasonCode, first, second } = moved;
    await announce(context, {
      name: 'queue.classMoved',
      subject: { kind: 'household', id: householdId },
      payload: {
        programmeId,
        requestId,
        class: moved.class,
        reasonCode,
        deciders: [first, second],
        waited: moved.decidedAt < now,
      },
    });
  }
}

/**
 * Hands on what was not decided in time, and what somebody who left had granted alone; moves what waited for a
 * new week.
 */
export async function settleDecisions(context: Context): Promise<void> {
  for (const { householdId, ...payload } of await escalateCases(context.tx, context.now)) {
    await announce(context, {
      name: 'queue.expediteEscalated',
      subject: { kind: 'household', id: householdId },
      payload,
    });
  }
  await setAsideWhoLeft(context);
  for (const { programmeId } of await listOpenProgrammes(context.tx)) {
    await moveGrantedClasses(context, programmeId);
  }
}
