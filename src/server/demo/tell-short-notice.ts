import { askStandBy } from '#appointments/ask-stand-by.ts';
import * as appointments from '#appointments/contract.ts';
import * as queue from '#queue/contract.ts';
import { asSystem, daysAgo, type Stage } from './stage.ts';
import { type DemoFamily, familyActor } from './tell-families.ts';

/** How many families give their day back. */
const givenBack = 4;

const dayIn = (days: number) => daysAgo(-days).toISOString().slice(0, 10);

/**
 * A few families give back a day of this week. Others could travel at short notice: who is asked, in the
 * published order, accepts or refuses.
 */
export async function tellShortNotice(
  stage: Stage,
  programmeId: string,
  families: readonly DemoFamily[],
): Promise<void> {
  stage.clock.now = daysAgo(1);
  const [today, near, until] = [dayIn(0), dayIn(3), dayIn(30)];
  let given = 0;
  for (const family of families) {
    const call = stage.application.callAs(familyActor(family));
    const { slots } = await call(appointments.mySlots, {});
    const soon = slots.filter(({ day }) => day !== null && day > today && day <= near);
    const slotId = soon.find(({ state }) => state === 'accepted')?.slotId;
    if (slotId && given < givenBack) {
      await call(appointments.answerOffer, { slotId, answer: 'decline', reason: 'ill' });
      given += 1;
      continue;
    }
    const { places } = await call(queue.myPlaces, {});
    const ticket = places.find(({ programme }) => programme.programmeId === programmeId)?.ticket;
    if (ticket?.state !== 'waiting' && ticket?.state !== 'accepted') continue;
    const wish = { programmeId, ports: ticket.ports, readyHours: 4, until };
    await call(appointments.joinStandBy, wish);
  }
  await asSystem(stage, askStandBy);
  await answerQuestions(stage, families);
  await stage.settle();
}

async function answerQuestions(stage: Stage, families: readonly DemoFamily[]): Promise<void> {
  for (const family of families) {
    const call = stage.application.callAs(familyActor(family));
    const { asks } = await call(appointments.myStandBy, {});
    const askId = asks.find(({ state }) => state === 'asked')?.askId;
    const answer = stage.chance.happens(0.7) ? 'accept' : 'refuse';
    if (askId) await call(appointments.answerStandBy, { askId, answer });
  }
}
