import * as queue from '#queue/contract.ts';
import { assumptions } from '../assumptions.ts';
import { asFamily, type Known, type Stage } from './stage.ts';

/** Families who ask today to go earlier, and what two people decide. */
export async function askToGoEarlier(stage: Stage, today: string): Promise<void> {
  for (const known of stage.known.values()) {
    if (!known.hasChosenPorts || known.asksEarlierFrom === null) continue;
    if (known.asksEarlierFrom > today) continue;
    known.asksEarlierFrom = null;
    await askAndDecide(stage, known);
  }
}

/** Granted by one person and confirmed by another of the second organisation, or refused. */
async function askAndDecide(stage: Stage, { invented, householdId }: Known): Promise<void> {
  const { application, staff, programmeId } = stage;
  const family = asFamily(stage, householdId);
  const { places } = await family(queue.myPlaces, {});
  if (!places.some(({ ticket }) => ticket?.state === 'waiting')) return;
  const chance = stage.chanceOf('decided', invented.number);
  const { granted, urgent } = assumptions.expedite.value;
  const { requestId } = await family(queue.requestExpedite, {
    programmeId,
    class: chance.happens(urgent) ? 'urgent' : 'expedited',
    criteria: [chance.one(['V-KIDNAP', 'V-THREAT', 'V-SGBV', 'V-TRAFF'])],
  });
  const reviewer = application.callAs(staff.reviewer);
  if (!chance.happens(granted)) {
    const refused = { decision: 'refuse', reasonCode: 'criterion_not_met' } as const;
    await reviewer(queue.decideExpedite, { requestId, ...refused });
    return;
  }
  await reviewer(queue.decideExpedite, {
    requestId,
    decision: 'grant',
    reasonCode: 'criterion_met',
  });
  await application.callAs(staff.otherReviewer)(queue.confirmExpedite, {
    requestId,
    confirm: true,
  });
}
