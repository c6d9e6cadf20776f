import type { Context } from '#platform/context.ts';
import { announceAll } from './announce.ts';
import type { WhyOver } from './events.ts';

/** Tells households that the place they were asked about is gone, and why. */
export function tellOver(
  context: Context,
  programmeId: string,
  asks: readonly { householdId: string; askId: string }[],
  reason: WhyOver,
): Promise<void> {
  return announceAll(context, {
    name: 'appointments.standByOver',
    subjects: asks.map(({ householdId, askId }) => ({
      id: householdId,
      payload: { programmeId, askId, reason },
    })),
  });
}
