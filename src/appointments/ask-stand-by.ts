import type { Context } from '#platform/context.ts';
import {
  findProgramme,
  holdProgramme,
  listInForce,
  type Programme,
  planningUnits,
} from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { orderUnits } from '#queue/order-units.rules.ts';
import { timeZoneOfPort } from '#vocabulary/port-clocks.ts';
import { announceAll } from './announce.ts';
import { freeRooms } from './free-rooms.ts';
import { entriesBefore } from './log-entries.ts';
import { overtakenBy } from './overtaken.rules.ts';
import { listLiveSlots } from './slots.store.ts';
import { type Ask, type FreeRoom, mayAskAt, type OnStandBy, whomToAsk } from './stand-by.rules.ts';
import { endUnanswered, keepAsks, type ListedStandBy, listStandBy } from './stand-by.store.ts';

/** Who did not answer keeps place and stand-by; the next are asked about what is free. */
export async function askStandBy(context: Context): Promise<void> {
  for (const programmeId of await listInForce(context.tx)) {
    await holdProgramme(context.tx, programmeId);
    const programme = await findProgramme(context.tx, programmeId);
    if (programme?.state === 'in_force') await askFor(context, programme);
  }
}

async function askFor(context: Context, programme: Programme): Promise<void> {
  const { tx, now } = context;
  const { programmeId } = programme;
  const unanswered = await endUnanswered(tx, programmeId, now);
  await announceAll(context, {
    name: 'appointments.standByUnanswered',
    subjects: unanswered.map(({ householdId, askId }) => ({
      id: householdId,
      payload: { programmeId, askId },
    })),
  });
  // Looked at first: most of the time nothing is free, and the list may be long.
  if ((await freeNow(context, programme)).length === 0) return;
  const upTo = await entriesBefore(context, programmeId);
  const free = await freeNow(context, programme);
  const listed = await listStandBy(tx, programmeId, localDay(now, programme.timeZone));
  const asks = whomToAsk(free, orderUnits(listed, programme).map(onStandBy), now);
  if (asks.length > 0) await ask(context, programme, listed, asks, upTo);
}

/** What is free at ports where families may be asked now. */
async function freeNow(context: Context, programme: Programme): Promise<FreeRoom[]> {
  const free = await freeRooms(context, programme);
  return free.filter(({ port }) => mayAskAt(context.now, timeZoneOfPort(port)));
}

/** A line of the list as asking sees it. */
export function onStandBy({ ports, notice, asked, ...household }: ListedStandBy): OnStandBy {
  return {
    ...household,
    asked: new Set(asked),
    ports: ports.map((port, at) => ({ port, noticeHours: notice[at] ?? Number.POSITIVE_INFINITY })),
  };
}

async function ask(
  context: Context,
  programme: Programme,
  listed: readonly ListedStandBy[],
  asks: readonly Ask[],
  upTo: number,
): Promise<void> {
  const { tx, now } = context;
  const { programmeId } = programme;
  const [units, live] = await Promise.all([
    planningUnits(tx, programmeId),
    listLiveSlots(tx, programmeId),
  ]);
  const overtaken = overtakenBy(orderUnits(units, programme), live);
  const households = new Map(listed.map((one) => [one.ticketNumber, one]));
  const kept = asks.flatMap((one) => {
    const household = households.get(one.ticketNumber);
    if (!household) return [];
    const { householdId, organisationId } = household;
    const timeZone = timeZoneOfPort(one.port);
    const overtakes = overtaken(one);
    return [{ ...one, householdId, organisationId, timeZone, overtakes, askId: context.newId() }];
  });
  await keepAsks(tx, programmeId, kept, upTo, now);
  await announceAll(context, {
    name: 'appointments.standByAsked',
    // Neither day nor port: a family reads its own facts without having proven anything more.
    subjects: kept.map(({ householdId, askId, answerBy }) => ({
      id: householdId,
      payload: { programmeId, askId, until: answerBy.toISOString() },
    })),
  });
}
