import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { setStates, waitAgain } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { announce } from './announce.ts';
import { mayPutRight, putRightFrom } from './put-right.rules.ts';
import { findSlot, recordSlot, type SlotRow } from './slots.store.ts';

type Outcome = { slotId: string } & (
  | { outcome: 'arrived' }
  | { outcome: 'missed' | 'turned_away'; reason: string }
);

const factOf = {
  arrived: 'appointments.householdArrived',
  missed: 'appointments.slotMissed',
  turned_away: 'appointments.slotTurnedAway',
} as const;

/**
 * Records that a household arrived; or that it missed its day, or was turned away at the port: then it
 * waits on at the same place. An arrival that was recorded by mistake is put right the same way: the place
 * waits again. Throws `appointments.dayNotCome` before the day on the clocks of the port (a place that is
 * served is over, and nobody ends one ahead of its day), `appointments.arrivalStands` where it is too
 * late to put it right, and `appointments.reopenFirst` where the household was closed since.
 */
export async function recordOutcome(
  context: Context,
  input: Outcome,
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const slot = await findSlot(tx, input.slotId);
  if (!slot) throw new Problem('missing', 'appointments.noSuchSlot');
  const { householdId, slotId, programmeId } = slot;
  checkDay(slot, now);
  const reason = input.outcome === 'arrived' ? null : input.reason;
  if (!(await recordSlot(tx, { householdId, slotId }, input.outcome, reason, now))) {
    // Read again: somebody else, or a second press, may have recorded it at this moment.
    const stands = (await findSlot(tx, slotId))?.state === 'arrived';
    const isClosed = stands && input.outcome !== 'arrived';
    throw new Problem(
      'conflict',
      isClosed ? 'appointments.reopenFirst' : 'appointments.noSuchSlot',
    );
  }
  const subject = { kind: 'household', id: householdId } as const;
  if (input.outcome === 'arrived') {
    await setStates(tx, programmeId, [householdId], 'served', now);
    const payload = { programmeId, slotId, reason: null };
    await announce(context, { name: factOf.arrived, subject, payload });
    return {};
  }
  // Whatever was read above: somebody else may have recorded an arrival at this moment.
  await waitAgain(tx, householdId, programmeId, now);
  await setStates(tx, programmeId, [householdId], 'waiting', now);
  const payload = { programmeId, slotId, reason: input.reason };
  await announce(context, { name: factOf[input.outcome], subject, payload });
  return {};
}

function checkDay(slot: SlotRow, now: Date): void {
  const today = localDay(now, slot.timeZone);
  if (today < slot.day) throw new Problem('conflict', 'appointments.dayNotCome');
  if (slot.state === 'arrived' && !mayPutRight(putRightFrom(slot), today)) {
    throw new Problem('conflict', 'appointments.arrivalStands');
  }
}
