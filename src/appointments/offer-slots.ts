import type { Context } from '#platform/context.ts';
import { planningUnitsOf, setStates } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { announceAll } from './announce.ts';
import { listLiveSlots, markOffered } from './slots.store.ts';
import { programmeInForce } from './stewarded.ts';

/**
 * Offers the planned days up to a day. Nobody is offered a day before the paper of the enrolment was
 * seen, or while the place is held; and never a day that has come already.
 */
export async function offerSlots(
  context: Context,
  { programmeId, upTo }: { programmeId: string; upTo: string },
): Promise<{ offered: number }> {
  const { tx, now } = context;
  const programme = await programmeInForce(context, programmeId);
  const today = localDay(now, programme.timeZone);
  const slots = await listLiveSlots(tx, programmeId);
  const planned = slots.filter(
    ({ state, day }) => state === 'planned' && day > today && day <= upTo,
  );
  const units = await planningUnitsOf(
    tx,
    programmeId,
    planned.map(({ ticketNumber }) => ticketNumber),
  );
  const ready = new Set(
    units
      .filter(({ heldReason, basis }) => heldReason === null && basis !== 'declared')
      .map(({ ticketNumber }) => ticketNumber),
  );
  const until = new Date(now.getTime() + programme.offerHours * 3_600_000);
  const due = planned.filter(({ ticketNumber }) => ready.has(ticketNumber));
  const offered = await markOffered(tx, due, until, now);
  await setStates(
    tx,
    programmeId,
    offered.map(({ householdId }) => householdId),
    'offered',
    now,
  );
  await announceAll(context, {
    name: 'appointments.slotOffered',
    // Neither day nor port: a family reads its own facts without having proven anything more.
    subjects: offered.map(({ householdId, slotId }) => ({
      id: householdId,
      payload: { programmeId, slotId, until: until.toISOString() },
    })),
  });
  return { offered: offered.length };
}
