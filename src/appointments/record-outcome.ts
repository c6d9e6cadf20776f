import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { setStates } from '#queue/index.ts';
import { announce } from './announce.ts';
import { findSlot, recordSlot } from './slots.store.ts';

type Outcome = { slotId: string } & (
  | { outcome: 'arrived' }
  | { outcome: 'missed'; reason: string }
);

/** Records that a household arrived, or missed its day: then it waits on at the same place. */
export async function recordOutcome(
  context: Context,
  input: Outcome,
): Promise<Record<string, never>> {
  const { tx, now } = context;
  const slot = await findSlot(tx, input.slotId);
  if (!slot) throw new Problem('missing', 'appointments.noSuchSlot');
  const { householdId, slotId, programmeId } = slot;
  const reason = input.outcome === 'missed' ? input.reason : null;
  if (!(await recordSlot(tx, { householdId, slotId }, input.outcome, reason, now))) {
    throw new Problem('conflict', 'appointments.noSuchSlot');
  }
  const next = input.outcome === 'arrived' ? 'served' : 'waiting';
  await setStates(tx, programmeId, [householdId], next, now);
  await announce(context, {
    name: input.outcome === 'arrived' ? 'appointments.householdArrived' : 'appointments.slotMissed',
    subject: { kind: 'household', id: householdId },
    payload: { programmeId, slotId, reason },
  });
  return {};
}
