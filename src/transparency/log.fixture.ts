import { randomUUID } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import type { TestWitness } from '../../test/witness.ts';
import type { TicketFacts } from './commitment.rules.ts';
import * as contracts from './contract.ts';
import { logFormat } from './entry.rules.ts';
import { type Appended, appendToLog, beginLog, checkpointNow, ticketEntry } from './index.ts';
import { sequenceLog } from './sequence-log.ts';

type Staff = Awaited<ReturnType<typeof aMember>>;

/** An application with a coordinator whose organisation stewards logs. */
export interface LoggingApplication {
  puente: TestApplication;
  coordinator: Staff;
}

/** Opens one; close it in `after`. */
export async function loggingApplication(): Promise<LoggingApplication> {
  const puente = await testApplication();
  const organisationId = await anOrganisation(puente, 'Albergue Ejemplo', true);
  return { puente, coordinator: await aMember(puente, organisationId, 'coordinator') };
}

/** A log with its first checkpoint. */
export async function aLog({ puente, coordinator }: LoggingApplication): Promise<string> {
  const logId = randomUUID();
  const rule = { classes: ['urgent', 'normal'], seed: 's', leadDays: 3 };
  await puente.within(coordinator, (context) =>
    beginLog(context, {
      logId,
      organisationId: coordinator.organisationId,
      name: 'Invented wind-down',
      first: { kind: 'log.begun', programme: logId, rule, format: logFormat },
    }),
  );
  return logId;
}

/** Where an invented agreement with a witness is kept. */
export const agreement = 'Invented agreement, 2026';

/** Agrees with a witness on a log. */
export function agreedWith(
  { puente, coordinator }: LoggingApplication,
  logId: string,
  { verifierKey }: TestWitness,
): Promise<{ witnessId: string; token: string }> {
  const input = { logId, name: 'Testigo', verifierKey, agreement };
  return puente.callAs(coordinator)(contracts.addWitness, input);
}

/** What a ticket commits to, of so many people. */
export function factsOf(ticket: string, size = 4): TicketFacts {
  return {
    ticket,
    class: 'normal',
    undated: false,
    enrolledOn: '2019-08-14',
    precision: 'day',
    basis: 'paper_seen',
    size,
    ports: ['2301'],
    readyFrom: null,
    leadDays: null,
    hold: false,
    batch: 'b1',
  };
}

/** A ticket that a household is given. */
export function ticketGiven(ticket: string, householdId: string, size = 4): Appended {
  return ticketEntry(householdId, factsOf(ticket, size), (committed) => ({
    kind: 'ticket.given',
    ...committed,
  }));
}

/** Writes entries and gives them their positions. */
export async function logged(
  { puente }: LoggingApplication,
  logId: string,
  ...entries: readonly Appended[]
): Promise<void> {
  await puente.within(system, (context) => appendToLog(context, logId, entries));
  await puente.within(system, (context: Context) => sequenceLog(context, logId));
}

/** Every leaf of a log, in order; entries that wait to be written are written first. */
export function leavesOf(
  { puente }: Pick<LoggingApplication, 'puente'>,
  logId: string,
): Promise<string[]> {
  return puente.within(system, async (context) => {
    await checkpointNow(context, logId);
    const rows = await context.tx.rows<{ leaf: string }>(
      sql`select leaf from transparency.entries where log_id = ${logId} order by position`,
    );
    return rows.map(({ leaf }) => leaf);
  });
}

/** The pages of a log's file as anybody is given them; `between` runs after the first. */
export async function pagesOf(
  { puente }: Pick<LoggingApplication, 'puente'>,
  logId: string,
  between?: () => Promise<unknown>,
): Promise<string[]> {
  const call = puente.callAs({ kind: 'anyone' });
  let page = await call(contracts.logFile, { logId });
  const pages = [page.text];
  await between?.();
  while (page.next !== null) {
    if (pages.length > 1000) throw new RangeError('the file of a log has no end');
    page = await call(contracts.logFile, { logId, next: page.next });
    pages.push(page.text);
  }
  return pages;
}

/** The whole file of a log. */
export async function fileOf(
  application: Pick<LoggingApplication, 'puente'>,
  logId: string,
): Promise<string> {
  return (await pagesOf(application, logId)).join('');
}
