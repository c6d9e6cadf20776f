import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { Programme } from '#queue/index.ts';
import { announce } from './announce.ts';
import { asksWithoutRoom } from './asks-without-room.rules.ts';
import type { KeptOpening, Opening } from './contract.ts';
import { fillOf } from './days.store.ts';
import { instanceOf } from './instance-of.rules.ts';
import { openingOf } from './opening.rules.ts';
import { addOpening, currentOpenings, listOpenings } from './openings.store.ts';
import { endAsks, openAsksAt } from './stand-by.store.ts';
import { stewardedProgramme } from './stewarded.ts';
import { tellOver } from './tell-over.ts';

/**
 * Says when a port is open. Slots that no longer fit move only when a plan is applied. Of two who decide at once
 * one is told: what the other closed is not opened again unread.
 */
export async function setOpening(
  context: Context,
  change: { programmeId: string; opening: Opening; reason: string; after: number | null },
): Promise<{ version: number }> {
  const { programmeId, opening, reason, after } = change;
  const programme = await stewardedProgramme(context, programmeId);
  if (!programme.ports.includes(opening.port)) {
    throw new Problem('invalid', 'appointments.portNotInProgramme');
  }
  const openings = await currentOpenings(context.tx, programmeId);
  const newest = openings.find(({ port }) => port === opening.port)?.version ?? 0;
  if (after !== null && after !== newest) {
    throw new Problem('conflict', 'appointments.openingMovedOn');
  }
  const { staffId } = staffOf(context);
  const version = await addOpening(
    context.tx,
    { programmeId, opening, reason, staffId },
    context.now,
  );
  await announce(context, {
    name: 'appointments.openingChanged',
    subject: { kind: 'programme', id: programmeId },
    payload: { port: opening.port, version },
  });
  await takeBackAsks(context, programme, opening);
  return { version };
}

/** Asks about places that are there no more are taken back at once, the latest first. */
async function takeBackAsks(
  context: Context,
  programme: Programme,
  { port }: Opening,
): Promise<void> {
  const { tx, now } = context;
  const { programmeId } = programme;
  const asks = await openAsksAt(tx, programmeId, port);
  const days = asks.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return;
  const openings = await currentOpenings(tx, programmeId);
  const fill = await fillOf(tx, programmeId, first, last);
  const gone = asksWithoutRoom(asks, roomsAt(programme, port, openings), fill, port);
  await tellOver(
    context,
    programmeId,
    await endAsks(tx, { programmeId, askIds: gone }, 'room_cut', now),
    'room_cut',
  );
}

function roomsAt(programme: Programme, port: string, openings: readonly KeptOpening[]) {
  const { sites } = instanceOf({ programme, asOf: programme.startsOn, openings, places: [] });
  const site = sites.find(({ id }) => id === port);
  return site ? openingOf(site).capacityOn : () => -1;
}

/** When the ports of a programme are open, and every version before. */
export async function showOpenings(
  { tx }: Context,
  { programmeId }: { programmeId: string },
): Promise<{ current: KeptOpening[]; earlier: KeptOpening[] }> {
  const all = await listOpenings(tx, programmeId);
  // Newest first within a port.
  const { current = [], earlier = [] } = Object.groupBy(all, ({ port }, at) =>
    all[at - 1]?.port === port ? 'earlier' : 'current',
  );
  return { current, earlier };
}
