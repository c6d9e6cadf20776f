import { sql } from '#platform/sql.ts';
import * as queue from '#queue/contract.ts';
import { askForHelp, bringPaper } from './ask-for-help.ts';
import { inParallel } from './in-parallel.ts';
import { standBy } from './short-notice.ts';
import { asFamily, asSystem, type Known, type Stage } from './stage.ts';

/** So few families that all their jobs are fetched at once, and so in one order at every run. */
const atOnce = 40;

/** One after the other, their jobs too, so that ticket numbers are the same at every run. */
export async function registerThoseOf(
  stage: Stage,
  today: readonly Known['invented'][],
): Promise<void> {
  for (const [at, invented] of today.entries()) {
    await askForHelp(stage, invented);
    if (at % atOnce === atOnce - 1) await stage.profile.measure('jobs', () => stage.runJobs());
  }
}

/** Papers that a registrar sees today. */
export async function seePapersOf(stage: Stage, today: string): Promise<void> {
  const due = [...stage.known.values()].filter(({ invented }) => invented.paperOn === today);
  await inParallel(due, ({ householdId }) => bringPaper(stage, householdId));
}

/** Families with a new place say which ports they can use, from when, and whether at short notice. */
export async function choosePorts(stage: Stage): Promise<void> {
  const placed = await newPlaces(stage);
  await inParallel(placed, async ({ householdId }) => {
    const known = stage.known.get(householdId);
    if (!known || known.hasChosenPorts) return;
    known.hasChosenPorts = true;
    await standBy(stage, known);
    const { ports, readyFrom, port } = known.invented;
    if (ports === null && readyFrom === null) return;
    await asFamily(stage, householdId)(queue.choosePorts, {
      programmeId: stage.programmeId,
      ports: [...(ports ?? [port])],
      readyFrom,
    });
  });
}

function newPlaces(stage: Stage): Promise<{ householdId: string }[]> {
  return asSystem(stage, ({ tx, now }) =>
    tx.rows<{ householdId: string }>(sql`
      select household_id as "householdId" from queue.tickets
      where programme_id = ${stage.programmeId} and joined_at > ${new Date(now.getTime() - 86_400_000)}
      order by household_id`),
  );
}

/** A few families leave the queue of themselves today. */
export async function leaveToday(stage: Stage, today: string): Promise<void> {
  for (const { leavesOn, householdId } of stage.known.values()) {
    if (leavesOn === today) await leave(stage, householdId);
  }
}

async function leave(stage: Stage, householdId: string): Promise<void> {
  const call = asFamily(stage, householdId);
  const { places } = await call(queue.myPlaces, {});
  const waits = places.some(({ ticket }) => ticket?.state === 'waiting');
  if (!waits) return;
  await call(queue.leaveQueue, { programmeId: stage.programmeId, sure: true });
}
