import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announceAll } from './announce.ts';
import { confirmSlots } from './days.store.ts';
import { stewardedProgramme } from './stewarded.ts';

interface Confirmation {
  programmeId: string;
  port: string;
  day: string;
  confirmedWith: string;
  confirmedAt: Date;
}

/** Records who confirmed a day with the port, and when. Slots added to the day later are not confirmed. */
export async function confirmDay(
  context: Context,
  confirmation: Confirmation,
): Promise<{ confirmed: number }> {
  const { programmeId } = confirmation;
  await stewardedProgramme(context, programmeId);
  if (confirmation.confirmedAt > context.now) {
    throw new Problem('invalid', 'appointments.confirmedInFuture');
  }
  const { staffId } = staffOf(context);
  const slots = await confirmSlots(context.tx, confirmation, { ...confirmation, staffId });
  await announceAll(context, {
    name: 'appointments.slotConfirmed',
    subjects: slots.map(({ householdId, slotId }) => ({
      id: householdId,
      payload: { programmeId, slotId },
    })),
  });
  return { confirmed: slots.length };
}
