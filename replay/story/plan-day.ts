import * as appointments from '#appointments/contract.ts';
import { assumptions } from '../assumptions.ts';
import { plusDays } from '../days.ts';
import type { Stage } from './stage.ts';

/** One working day of the planner: a plan is made and applied, its days are offered. */
export async function planDay(stage: Stage, today: string): Promise<void> {
  const { application, staff, programmeId, profile } = stage;
  const call = application.callAs(staff.planner);
  await profile.measure('planning', async () => {
    const { planId } = await profile.measure('makePlan', () =>
      call(appointments.makePlan, { programmeId }),
    );
    await profile.measure('applyPlan', () => call(appointments.applyPlan, { programmeId, planId }));
  });
  const upTo = plusDays(today, assumptions.horizon.value + 6);
  await profile.measure('offerSlots', () => call(appointments.offerSlots, { programmeId, upTo }));
}
