import { askStandBy } from '#appointments/ask-stand-by.ts';
import * as appointments from '#appointments/contract.ts';
import { sql } from '#platform/sql.ts';
import { assumptions } from '../assumptions.ts';
import { drawn } from '../chance.ts';
import { isWorkday, plusDays } from '../days.ts';
import { inParallel } from './in-parallel.ts';
import { asFamily, asSystem, type Known, type Stage, setClock } from './stage.ts';

/** Times of a day, UTC, at which whoever stands by is asked and answers: late in the morning, early in the afternoon. */
const rounds = ['17:00', '20:30'] as const;

/** A family that has just been given a place says whether it could travel at short notice. */
export async function standBy(stage: Stage, { invented, householdId }: Known): Promise<void> {
  const { joins, readyHours } = assumptions.standBy.value;
  if (invented.country !== 'mexico') return;
  if (!stage.chanceOf('stands by', invented.number).happens(joins)) return;
  await asFamily(stage, householdId)(appointments.joinStandBy, {
    programmeId: stage.programmeId,
    ports: [...(invented.ports ?? [invented.port])],
    readyHours,
    until: '2021-12-31',
  });
}

/**
 * Families who find that they cannot come tomorrow give their day back; what is free for tomorrow by then
 * is asked about as the server asks, in the published order, and whoever is asked answers or does not.
 */
export async function fillAtShortNotice(stage: Stage, today: string): Promise<void> {
  if (!isWorkday(plusDays(today, 1))) return;
  await giveBackTomorrow(stage, plusDays(today, 1));
  for (const time of rounds) {
    setClock(stage, today, time);
    await asSystem(stage, askStandBy);
    await answerAsks(stage);
  }
}

async function giveBackTomorrow(stage: Stage, tomorrow: string): Promise<void> {
  const { share, saysBefore } = assumptions.missed.value;
  const accepted = await asSystem(stage, ({ tx }) =>
    tx.rows<{ householdId: string; slotId: string; ticketNumber: string }>(sql`
      select household_id as "householdId", slot_id as "slotId", ticket_number as "ticketNumber"
      from appointments.slots
      where programme_id = ${stage.programmeId} and state = 'accepted' and day = ${tomorrow}
      order by household_id`),
  );
  await inParallel(accepted, async ({ householdId, slotId, ticketNumber }) => {
    const chance = stage.chanceOf(`gives back ${tomorrow} ${ticketNumber}`, 0);
    if (!chance.happens(share * saysBefore)) return;
    await asFamily(stage, householdId)(appointments.answerOffer, {
      slotId,
      answer: 'decline',
      reason: chance.one(['ill', 'cannot_travel']),
    });
  });
}

async function answerAsks(stage: Stage): Promise<void> {
  const asked = await asSystem(stage, ({ tx, now }) =>
    tx.rows<{ householdId: string; askId: string; day: string; port: string }>(sql`
      select household_id as "householdId", ask_id as "askId", day, port
      from appointments.stand_by_asks
      where programme_id = ${stage.programmeId} and state = 'asked' and answer_by > ${now}
      order by household_id`),
  );
  await inParallel(asked, async ({ householdId, askId, day, port }) => {
    const number = stage.known.get(householdId)?.invented.number ?? 0;
    const chance = stage.chanceOf(`asked ${port} ${day}`, number);
    const answer = drawn(chance, assumptions.standBy.value.answers);
    if (answer !== 'accept' && answer !== 'refuse') return;
    await asFamily(stage, householdId)(appointments.answerStandBy, { askId, answer });
  });
}
