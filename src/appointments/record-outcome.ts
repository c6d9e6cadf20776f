import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { setStates } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { announce } from './announce.ts';
import { findSlot, recordSlot } from './slots.store.ts';

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
 * waits on at the same place. Throws `appointments.dayNotCome` before the day on the clocks of the port: a place
 * that is served is over, and nobody ends one ahead of its day.
 */
export async function recordOutcome(
  context: Context,
  input: Outcome,
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const slot = await findSlot(tx, input.slotId);
  if (!slot) throw new Problem('missing', 'appointments.noSuchSlot');
  const { householdId, slotId, programmeId, day } = slot;
  if (localDay(now, slot.timeZone) < day) {
    throw new Problem('conflict', 'appointments.dayNotCome');
  }
  const reason = input.outcome === 'arrived' ? null : input.reason;
  if (!(await recordSlot(tx, { householdId, slotId }, input.outcome, reason, now))) {
    throw new Problem('conflict', 'appointments.noSuchSlot');
  }
  const next = input.outcome === 'arrived' ? 'served' : 'waiting';
  await setStates(tx, programmeId, [householdId], next, now);
  const subject = { kind: 'household', id: householdId } as const;
  if (input.outcome === 'arrived') {
    const payload = { programmeId, slotId, reason: null };
    await announce(context, { name: factOf.arrived, subject, payload });
    return {};
  }
  const payload = { programmeId, slotId, reason: input.reason };
  await announce(context, { name: factOf[input.outcome], subject, payload });
  return {};
}
