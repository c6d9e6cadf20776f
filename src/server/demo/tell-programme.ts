import { randomBytes } from 'node:crypto';
import * as appointments from '#appointments/contract.ts';
import { windDownLike } from '#pathways/programmes.law.ts';
import * as queue from '#queue/contract.ts';
import { commitmentOf } from '#queue/draw.rules.ts';
import { callAs, daysAgo, type Stage } from './stage.ts';

/** The ports of the demonstration, with the people that each takes a day. */
const demoPorts = [
  ['2504', 24],
  ['2402', 20],
  ['2301', 20],
] as const;

/** Coordinators whose organisations take part in every draw. */
const drawers = ['teresa', 'julio', 'ester'] as const;

const day = (ago: number) => daysAgo(ago).toISOString().slice(0, 10);

/** An order that nobody gave: every text of it says so. */
export function inventedOrder(name: string, ago: number) {
  return {
    name: `${name} (inventada para la demostración)`,
    address: 'https://example.org/orden-de-demostracion',
    says: 'Texto inventado. No existe ninguna orden así.',
    retrieved: day(ago),
  };
}

/** A coordinator declares a programme in force; a planner opens three ports. Gives its id. */
export async function tellProgramme(stage: Stage): Promise<string> {
  stage.clock.now = daysAgo(45);
  const order = inventedOrder('Orden de cierre del programa', 45);
  const { programmeId } = await callAs(stage, 'teresa')(queue.declareProgramme, {
    name: 'Programa de demostración',
    state: 'in_force',
    source: order,
    startsOn: day(45),
    timeZone: 'America/Tijuana',
    ports: demoPorts.map(([port]) => port),
    rules: windDownLike({
      programme: 'demo-wind-down',
      phaseOneFrom: day(45),
      phaseTwoFrom: day(20),
      to: null,
      phaseOneSource: order,
      phaseTwoSource: inventedOrder('Anuncio de la segunda fase', 20),
    }),
    leadDays: 5,
    offerHours: 72,
  });
  for (const [port, perDay] of demoPorts) {
    await callAs(stage, 'karla')(appointments.setOpening, {
      programmeId,
      opening: { port, opensOn: day(25), closesOn: day(-120), perDay },
      reason: 'Acordado con el puerto (inventado)',
    });
  }
  return programmeId;
}

/** The values that organisations keep for a draw until its list stands. */
export type DrawValues = ReadonlyMap<string, string>;

/** Each organisation commits to a value for the batch that is open now. */
export async function commitToDraw(stage: Stage, programmeId: string): Promise<DrawValues> {
  const values = new Map<string, string>();
  for (const signIn of drawers) {
    const value = randomBytes(32).toString('hex');
    values.set(signIn, value);
    const commitment = commitmentOf(value);
    await callAs(stage, signIn)(queue.commitToDraw, { programmeId, commitment });
  }
  return values;
}

/** The batch's list is closed, every value revealed: its tie-break stands. */
export async function drawBatch(
  stage: Stage,
  programmeId: string,
  values: DrawValues,
): Promise<void> {
  const { batchId } = await callAs(stage, 'teresa')(queue.closeBatch, { programmeId });
  for (const [signIn, value] of values) {
    await callAs(stage, signIn)(queue.revealForDraw, { programmeId, batchId, value });
  }
  await callAs(stage, 'teresa')(queue.publishList, { programmeId });
}

/** A planner plans, applies, and offers what lies in the next three weeks. */
export async function planAndOffer(stage: Stage, programmeId: string, ago: number): Promise<void> {
  const planner = callAs(stage, 'karla');
  const { planId } = await planner(appointments.makePlan, { programmeId });
  await planner(appointments.applyPlan, { programmeId, planId });
  await planner(appointments.offerSlots, { programmeId, upTo: day(ago - 21) });
  await stage.settle();
}

/** A court stops the programme for two days; nobody loses anything. */
export async function pauseAndResume(
  stage: Stage,
  programmeId: string,
  ago: number,
): Promise<void> {
  stage.clock.now = daysAgo(ago);
  await callAs(stage, 'teresa')(queue.pauseProgramme, {
    programmeId,
    source: inventedOrder('Suspensión judicial', ago),
  });
  await stage.settle();
  stage.clock.now = daysAgo(ago - 2);
  await callAs(stage, 'teresa')(queue.resumeProgramme, {
    programmeId,
    source: inventedOrder('Fin de la suspensión', ago - 2),
  });
  await stage.settle();
}
