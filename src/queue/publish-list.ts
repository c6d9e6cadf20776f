import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { localDay } from './local-day.rules.ts';
import { orderUnits, type ToOrder } from './order-units.rules.ts';
import { positionsOf, weeksToWait } from './positions.rules.ts';
import { findProgramme, holdProgramme, isSteward, listOpenProgrammes } from './programmes.store.ts';
import { publicList, shownSince } from './public-list.rules.ts';
import { replacePublished, servedLately, servedSince } from './published.store.ts';
import { planningUnits } from './units.store.ts';

/**
 * Computes the public list and every position anew. Both are as of one moment, so that nobody watches
 * a household join by asking again and again. In the list alone stand those too who crossed lately.
 */
export async function publishList(
  context: Context,
  { programmeId }: { programmeId: string },
): Promise<{ entries: number }> {
  const { tx, now, actor } = context;
  await holdProgramme(tx, programmeId);
  const programme = await findProgramme(tx, programmeId);
  if (!programme || !(await isSteward(tx, programmeId)))
    throw new Problem('missing', 'queue.noSuchProgramme');
  const [units, served, crossed] = await Promise.all([
    planningUnits(tx, programmeId),
    servedLately(tx, programmeId, now),
    servedSince(tx, programmeId, shownSince(localDay(now, programme.timeZone))),
  ]);
  const order = orderUnits(units, programme);
  const entries = publicList(orderUnits<ToOrder>([...units, ...crossed], programme));
  const servedAt = (ports: readonly string[]) =>
    served
      .filter((one) => one.ports.some((port) => ports.includes(port)))
      .reduce((sum, { count }) => sum + count, 0);
  const pace = new Map<string, number>();
  const positions = positionsOf(order).map((position, index) => {
    const ports = order[index]?.ports ?? [];
    const key = ports.join(' ');
    const servedHere = pace.get(key) ?? servedAt(ports);
    pace.set(key, servedHere);
    return { ...position, weeks: weeksToWait(position.beforeAtPorts, servedHere) };
  });
  await replacePublished(tx, programmeId, { entries, positions }, now);
  if (actor.kind === 'staff') {
    await announce(context, {
      name: 'queue.listPublished',
      subject: { kind: 'programme', id: programmeId },
      payload: { entries: entries.length },
    });
  }
  return { entries: entries.length };
}

/** Publishes the list of every programme in whose queue somebody stands. */
export async function publishAllLists(context: Context): Promise<void> {
  for (const { programmeId } of await listOpenProgrammes(context.tx)) {
    await publishList(context, { programmeId });
  }
}
