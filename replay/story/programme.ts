import * as appointments from '#appointments/contract.ts';
import { windDownLike } from '#pathways/programmes.law.ts';
import * as queue from '#queue/contract.ts';
import { commitmentOf } from '#queue/draw.rules.ts';
import { assumptions } from '../assumptions.ts';
import { drawValueOf } from '../chance.ts';
import { eachDay, plusDays } from '../days.ts';
import { firstDay, phaseTwo, windDownPorts } from '../history.ts';
import { capacityOf } from '../policies.ts';
import { sources } from '../published.ts';
import type { StaffActor, Stage, Theatre } from './stage.ts';

/** An order as a programme cites it, from the replay's own table of sources. */
function orderOf(id: string, says: string) {
  const source = sources.get(id);
  if (!source) throw new RangeError(`no source ${id}`);
  return { name: source.name, address: source.address, says, retrieved: '2026-11-21' };
}

/** The coordinator declares the wind-down of 2021, with the announcement of its second phase still to come. */
export async function declareWindDown(
  { application }: Theatre,
  coordinator: StaffActor,
): Promise<string> {
  const source = orderOf('dhs-first-day', 'Pending cases are taken in from 19 February 2021');
  const { programmeId } = await application.callAs(coordinator)(queue.declareProgramme, {
    name: 'Wind-down of 2021 (replayed with invented families)',
    state: 'in_force',
    source,
    startsOn: firstDay,
    timeZone: 'America/Matamoros',
    ports: [...windDownPorts],
    rules: windDownLike({
      programme: 'wind-down-2021-replay',
      phaseOneFrom: firstDay,
      phaseTwoFrom: phaseTwo,
      to: null,
      phaseOneSource: source,
      phaseTwoSource: orderOf('lexis-phase-2', 'Closed and absent cases are taken in as well'),
    }),
    leadDays: assumptions.leadDays.value,
    offerHours: assumptions.offerHours.value,
  });
  return programmeId;
}

/** The planner agrees the days of the coming weeks with every port; days agreed before stay as they were. */
export async function agreeDays(stage: Stage, today: string): Promise<void> {
  const { application, staff, programmeId, policy, scale } = stage;
  const closesOn = plusDays(today, assumptions.horizon.value + 6);
  for (const port of windDownPorts) {
    const capacity = capacityOf(policy, port, scale);
    const overrides = Object.fromEntries(
      eachDay(firstDay, closesOn).map((day) => [day, capacity.get(day) ?? 0]),
    );
    const open = Object.values(overrides).some((people) => people > 0);
    if (!open) continue;
    const closed = Object.keys(overrides).filter((day) => overrides[day] === 0);
    for (const day of closed) delete overrides[day];
    await application.callAs(staff.planner)(appointments.setOpening, {
      programmeId,
      opening: { port, opensOn: firstDay, closesOn, perDay: 0, closed, overrides },
      reason: 'Agreed with the port for the coming weeks (as published or assumed)',
    });
  }
}

/** Both organisations commit to a value, the list closes, both reveal: the places of a batch are drawn. */
export async function drawBatch(stage: Stage, number: number): Promise<void> {
  const { application, staff, programmeId, seed } = stage;
  const values = [staff.coordinator, staff.otherCoordinator].map((actor, at) => ({
    call: application.callAs(actor),
    value: drawValueOf(seed, String(at), number),
  }));
  for (const { call, value } of values) {
    await call(queue.commitToDraw, { programmeId, commitment: commitmentOf(value) });
  }
  const { batchId } = await application.callAs(staff.coordinator)(queue.closeBatch, {
    programmeId,
  });
  for (const { call, value } of values) {
    await call(queue.revealForDraw, { programmeId, batchId, value });
  }
}

/** True while places wait for their draw. */
export async function hasOpenBatch({ application, programmeId }: Stage): Promise<boolean> {
  const call = application.callAs({ kind: 'anyone' });
  const { draws } = await call(queue.draws, { programmeId });
  return draws.some(({ closedAt }) => closedAt === null);
}

/** The court's order: nothing more is offered, and nobody loses a place. */
export async function stopByOrder({ application, staff, programmeId }: Stage): Promise<void> {
  await application.callAs(staff.coordinator)(queue.pauseProgramme, {
    programmeId,
    source: orderOf('forum-stop', 'Processing was closed on 24 August 2021'),
  });
}
