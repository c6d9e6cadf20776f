import type { Context } from '#platform/context.ts';
import { planningUnits, setStates } from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { announceAll } from './announce.ts';
import { markOffered } from './slots.store.ts';
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
  const tickets = (await planningUnits(tx, programmeId))
    .filter(({ heldReason, basis }) => heldReason === null && basis !== 'declared')
    .map(({ ticketNumber }) => ticketNumber);
  const until = new Date(now.getTime() + programme.offerHours * 3_600_000);
  const after = localDay(now, programme.timeZone);
  const offered = await markOffered(tx, { programmeId, after, upTo, until, tickets }, now);
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
