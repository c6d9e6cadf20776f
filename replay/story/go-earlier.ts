import * as queue from '#queue/contract.ts';
import { assumptions } from '../assumptions.ts';
import { plusDays } from '../days.ts';
import { asFamily, type Known, type Stage } from './stage.ts';

/** Families who ask today to go earlier, and what two people decide. */
export async function askToGoEarlier(stage: Stage, today: string): Promise<void> {
  for (const known of stage.known.values()) {
    if (known.hasAsked || !known.hasChosenPorts || known.invented.country !== 'mexico') continue;
    const chance = stage.chanceOf('earlier', known.invented.number);
    const asks = chance.happens(assumptions.expedite.value.asks);
    const after = chance.between(2, 30);
    if (!asks || plusDays(known.invented.asksOn, after) > today) continue;
    known.hasAsked = true;
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
    criteria: [chance.one(['V-PREG', 'V-MED-URG', 'V-AGE', 'V-DIS'])],
  });
  const decision = { householdId, requestId };
  const reviewer = application.callAs(staff.reviewer);
  if (!chance.happens(granted)) {
    const refused = { decision: 'refuse', reasonCode: 'criterion_not_met' } as const;
    await reviewer(queue.decideExpedite, { ...decision, ...refused });
    return;
  }
  await reviewer(queue.decideExpedite, {
    ...decision,
    decision: 'grant',
    reasonCode: 'criterion_met',
  });
  await application.callAs(staff.coordinator)(queue.confirmExpedite, {
    ...decision,
    confirm: true,
  });
}
