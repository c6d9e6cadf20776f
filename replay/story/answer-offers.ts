import * as appointments from '#appointments/contract.ts';
import { sql } from '#platform/sql.ts';
import { assumptions } from '../assumptions.ts';
import { drawn } from '../chance.ts';
import { windDownPorts } from '../history.ts';
import { inParallel } from './in-parallel.ts';
import { asFamily, asSystem, type Stage } from './stage.ts';

/** Every family with an offer that stands says yes, no, or nothing. */
export async function answerOffers(stage: Stage): Promise<void> {
  const offered = await asSystem(stage, ({ tx, now }) =>
    tx.rows<{ householdId: string }>(sql`
      select household_id as "householdId" from appointments.slots
      where programme_id = ${stage.programmeId} and state = 'offered' and offer_ends_at > ${now}
      order by household_id`),
  );
  await inParallel(offered, ({ householdId }) => answerOffer(stage, householdId));
}

async function answerOffer(stage: Stage, householdId: string): Promise<void> {
  const known = stage.known.get(householdId);
  if (!known) throw new Error('an offer to a household that never asked');
  known.offers += 1;
  const chance = stage.chanceOf('answer', known.invented.number, known.offers);
  const unheard = known.invented.contact === 'none' && chance.happens(0.5);
  const answer = unheard ? 'silent' : drawn(chance, assumptions.answers.value);
  if (answer === 'silent') return;
  const call = asFamily(stage, householdId);
  const { slots } = await call(appointments.mySlots, {});
  const slot = slots.find(({ state }) => state === 'offered');
  if (!slot) throw new Error('an offer that its family does not see');
  const { slotId } = slot;
  await call(
    appointments.answerOffer,
    answer === 'accept'
      ? { slotId, answer: 'accept' }
      : { slotId, answer: 'decline', reason: chance.one(['ill', 'too_soon', 'afraid']) },
  );
}

/** The day has come: who accepted arrives at the port, or misses the day. */
export async function recordDay(stage: Stage, day: string): Promise<void> {
  const { application, staff, programmeId } = stage;
  const call = application.callAs(staff.planner);
  const { share, saysBefore } = assumptions.missed.value;
  for (const port of windDownPorts) {
    const { slots } = await call(appointments.dayList, { programmeId, port, day });
    const accepted = slots.filter(({ state }) => state === 'accepted');
    await inParallel(accepted, async ({ slotId, ticketNumber }) => {
      const chance = stage.chanceOf(`arrives ${day} ${ticketNumber}`, 0);
      const missed = chance.happens(share * (1 - saysBefore));
      await call(
        appointments.recordOutcome,
        missed
          ? { slotId, outcome: 'missed', reason: chance.one(['no_transport', 'ill']) }
          : { slotId, outcome: 'arrived' },
      );
    });
  }
}
