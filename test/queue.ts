import { randomBytes } from 'node:crypto';
import type { Actor } from '#platform/actor.ts';
import type { Background } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { windDownLike } from '../src/pathways/index.ts';
import * as contracts from '../src/queue/contract.ts';
import { commitmentOf } from '../src/queue/draw.rules.ts';
import { background } from '../src/queue/jobs.ts';
import { type Receipt, registerHousehold, seePaper } from '../src/registry/contract.ts';
import { system, type TestApplication } from './application.ts';
import { anaAndHerFamily } from './people.ts';

/** An invented order. */
export const anOrder = {
  name: 'Invented order for tests',
  address: 'https://example.org/order',
  says: 'Families may be called.',
  retrieved: '2026-11-01',
};

/** A programme like the wind-down of 2021, in force in November 2026, at Brownsville and San Ysidro. */
export async function aProgramme(
  puente: TestApplication,
  coordinator: Actor,
  changes: Partial<Parameters<typeof declared>[0]> = {},
): Promise<string> {
  const { programmeId } = await puente.callAs(coordinator)(
    contracts.declareProgramme,
    declared(changes),
  );
  await heed(puente, 'queue.considerEverybody', programmeId);
  return programmeId;
}

function declared(
  changes: { state?: 'announced' | 'in_force'; ports?: string[]; startsOn?: string } = {},
) {
  const { startsOn = '2026-11-01' } = changes;
  return {
    name: 'Invented wind-down',
    state: 'in_force' as const,
    source: anOrder,
    startsOn,
    timeZone: 'America/Matamoros',
    ports: ['2301', '2504'],
    rules: windDownLike({
      programme: 'invented',
      phaseOneFrom: startsOn,
      phaseTwoFrom: '2027-01-01',
      to: null,
      phaseOneSource: anOrder,
      phaseTwoSource: anOrder,
    }),
    leadDays: 3,
    offerHours: 48,
    ...changes,
  };
}

/** Runs a job as the system, for a subject: one of the queue's unless others are given. */
export async function heed(
  puente: TestApplication,
  job: string,
  subjectId: string,
  name = 'queue.test',
  given: Background = background,
): Promise<void> {
  const heeding = given.jobs?.[job];
  const scheduled = given.schedules?.[job]?.job;
  const work = given.works?.[job]?.work;
  if (!heeding && !scheduled && !work) throw new RangeError(`no job ${job}`);
  await work?.((some) => puente.within(system, some));
  await puente.within(system, async (context) => {
    await heeding?.(context, { factId: subjectId, subjectId, position: 1, name });
    await scheduled?.(context);
  });
}

/**
 * Registers a household as somebody and lets the queue consider it. Where the form says that a paper was
 * seen, the actor, who must be staff then, records having seen it.
 */
export async function aHousehold(
  puente: TestApplication,
  actor: Actor,
  form = anaAndHerFamily(),
): Promise<Receipt> {
  const receipt = await puente.callAs(actor)(registerHousehold, form);
  const papers = form.people.flatMap(({ enrolment }) => enrolment ?? []);
  if (papers.some(({ basis }) => basis === 'paper_seen')) await seePapers(puente, actor, receipt);
  await heed(puente, 'queue.considerHousehold', receipt.householdId);
  return receipt;
}

async function seePapers(puente: TestApplication, actor: Actor, { householdId }: Receipt) {
  const declared = await puente.within(system, ({ tx }) =>
    tx.rows<{ personId: string; enrolmentId: string; enrolledOn: string; port: string | null }>(sql`
      select person_id as "personId", enrolment_id as "enrolmentId", enrolled_on as "enrolledOn", port
      from registry.enrolments where household_id = ${householdId}`),
  );
  const document = { kind: 'nta', reference: 'invented' } as const;
  for (const enrolment of declared) {
    await puente.callAs(actor)(seePaper, { householdId, document, ...enrolment });
  }
}

/** The session of a household's family. */
export function familyOf(householdId: string, proofs: Record<string, boolean> = {}): Actor {
  return { kind: 'family', householdId, personId: null, proofs };
}

/** Draws the open batch: each coordinator's organisation commits, the first closes, all reveal. */
export async function drawn(
  puente: TestApplication,
  programmeId: string,
  coordinators: readonly Actor[],
): Promise<void> {
  const values = coordinators.map(() => randomBytes(32).toString('hex'));
  const [steward] = coordinators;
  if (!steward) throw new RangeError('somebody must draw');
  for (const [index, coordinator] of coordinators.entries()) {
    const commitment = commitmentOf(values[index] ?? '');
    await puente.callAs(coordinator)(contracts.commitToDraw, { programmeId, commitment });
  }
  const { batchId } = await puente.callAs(steward)(contracts.closeBatch, { programmeId });
  for (const [index, coordinator] of coordinators.entries()) {
    const value = values[index] ?? '';
    await puente.callAs(coordinator)(contracts.revealForDraw, { programmeId, batchId, value });
  }
}

/** Ana's family with a paper that was seen. */
export function withPaper(day = '2019-08-14', size = 4) {
  const [ana, ...others] = anaAndHerFamily().people;
  if (!ana) throw new RangeError('Ana is gone');
  const enrolment = {
    enrolledOn: day,
    precision: 'day',
    port: '2301',
    basis: 'paper_seen',
  } as const;
  const people = [{ ...ana, enrolment }, ...others.map((one) => ({ ...one, enrolment: null }))];
  return anaAndHerFamily({ way: 'desk', people: people.slice(0, size) });
}
