import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { holdProgramme, setStates } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { announce } from './announce.ts';
import { mayPutRight, saysNotArrived } from './put-right.rules.ts';
import { findSlot, sayCame } from './slots.store.ts';

type Word = { slotId: string } & ({ came: true; reason: string } | { came: false });

/**
 * Puts right a day that was recorded as missed, turned away, declined or unanswered though the household arrived.
 * It takes two people: the first says so, and nothing changes; a second one says so too, and the place is served,
 * a later day is free for others and the family is told. Either word can be taken back before.
 *
 * On the day itself one person records an arrival: the family stands there. Afterwards nobody does, and who missed
 * its day because it was held or ill is who hears last that it is out of the queue: one person alone, bribed or
 * mistaken, must not do that. So they are two, the family is told at once, and has 30 days from then to object: one
 * person then lets its place wait again, as `recordOutcome` says. By then its travel part may be open to the public,
 * as one of at least three alike.
 *
 * Throws `appointments.outcomeStands` after 30 days, and `appointments.nothingToPutRight` where the household has
 * arrived, left or been closed, or somebody else was faster.
 */
export async function arrivedAfterAll(context: Context, word: Word) {
  const { tx, now } = context;
  const slot = await findSlot(tx, word.slotId);
  if (!slot) throw new Problem('missing', 'appointments.noSuchSlot');
  const { householdId, slotId, programmeId } = slot;
  if (saysNotArrived(slot) && !mayPutRight(slot.day, localDay(now, slot.timeZone))) {
    throw new Problem('conflict', 'appointments.outcomeStands');
  }
  const reason = word.came ? word.reason : null;
  // No plan gives it another day, or offers one, at this moment.
  await holdProgramme(tx, programmeId);
  const state = await sayCame(tx, { householdId, slotId }, word.came, reason, now);
  if (state === null) throw new Problem('conflict', 'appointments.nothingToPutRight');
  if (state === 'arrived') await setStates(tx, programmeId, [householdId], 'served', now);
  const payload = { programmeId, slotId, reason };
  const subject = { kind: 'household', id: householdId } as const;
  await announce(context, { name: factOf[state], subject, payload });
  return { state };
}

const factOf = {
  waits: 'appointments.arrivalSaid',
  dropped: 'appointments.arrivalTakenBack',
  arrived: 'appointments.arrivedAfterAll',
} as const;
