import type { Context } from '#platform/context.ts';
import { logFormat } from '#transparency/entry.rules.ts';
import { appendToLog, beginLog } from '#transparency/index.ts';
import { type BatchEntry, closedEntry, drawnEntry } from './batch-entries.rules.ts';
import { listDraws } from './batches.store.ts';
import type { Programme } from './contract.ts';
import { isLogBegun, keepGiven, leftTickets } from './logged.store.ts';
import { findProgramme, holdProgramme } from './programmes.store.ts';
import { givenEntries } from './ticket-entries.ts';

/**
 * Writes into logs as Puente itself, within somebody's transaction: what is written is what happened,
 * whoever did it. No other statement may be under way.
 */
export function asLog<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  if (context.actor.kind === 'system') return work(context);
  const actor = { kind: 'system', task: 'queue.log' } as const;
  return context.tx.actingAs(actor, () => work({ ...context, actor }));
}

/**
 * Begins the log of a programme that has none, with everything as it stands: true if it did. A programme
 * from before there were logs comes in so, with the places that it has.
 */
export function ensureLog(context: Context, programmeId: string): Promise<boolean> {
  return asLog(context, async (inner) => {
    const { tx } = inner;
    if (await isLogBegun(tx, programmeId)) return false;
    await holdProgramme(tx, programmeId);
    const programme = await findProgramme(tx, programmeId);
    if (!programme || (await isLogBegun(tx, programmeId))) return false;
    await begin(inner, programme);
    await writeAllThatIs(inner, programme);
    return true;
  });
}

function begin(context: Context, { programmeId, organisationId, name, ...rest }: Programme) {
  const { classes, leadDays } = rest;
  const rule = { classes, seed: programmeId, leadDays };
  return beginLog(context, {
    logId: programmeId,
    organisationId,
    name,
    first: { kind: 'log.begun', programme: programmeId, rule, format: logFormat },
  });
}

const stateEntries = {
  announced: null,
  in_force: 'programme.started',
  paused: 'programme.paused',
  ended: 'programme.ended',
} as const;

async function writeAllThatIs(context: Context, programme: Programme): Promise<void> {
  const { programmeId, state, stateSource } = programme;
  const given = await keepGiven(context.tx, programmeId, 'all');
  await appendToLog(context, programmeId, givenEntries(given));
  const left = await leftTickets(context.tx, programmeId);
  const draws = await listDraws(context.tx, programmeId);
  const batches = draws.flatMap((draw): BatchEntry[] => [
    ...closedEntry(draw),
    ...drawnEntry(draw),
  ]);
  const kind = stateEntries[state];
  await appendToLog(context, programmeId, [
    ...left.map((ticket) => ({ entry: { kind: 'ticket.left', ticket, reason: 'left' } as const })),
    ...batches.map((entry) => ({ entry })),
    ...(kind ? [{ entry: { kind, order: stateSource.name } }] : []),
  ]);
}
