import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { canonicalJson } from '#transparency/canonical-json.rules.ts';
import { appendToLog, checkpointNow } from '#transparency/index.ts';
import { type BatchEntry, closedEntry, drawnEntry } from './batch-entries.rules.ts';
import { findDraw } from './batches.store.ts';
import type { Draw } from './contract.ts';
import type { QueueFactPayloads } from './events.ts';
import { sourceOfRules } from './logged.store.ts';
import { asLog, ensureLog } from './programme-log.ts';
import {
  type Decided,
  writeChanged,
  writeGiven,
  writeLeft,
  writeReturned,
} from './ticket-entries.ts';

/** A fact as it is told of one subject: a programme or a household. */
export interface Told<Payload> {
  id: string;
  payload: Payload;
}

type Writer<Payload> = (context: Context, told: readonly Told<Payload>[]) => Promise<void>;
type Writers = { [Name in keyof QueueFactPayloads]?: Writer<QueueFactPayloads[Name]> };

/** What each fact of the queue writes into the log of its programme. The others write nothing. */
const writers: Writers = {
  'queue.programmeDeclared': (context, told) => ofProgramme(context, told, () => Promise.resolve()),
  'queue.programmeStarted': orders('programme.started'),
  'queue.programmePaused': orders('programme.paused'),
  'queue.programmeResumed': orders('programme.resumed'),
  'queue.programmeEnded': orders('programme.ended'),
  'queue.programmeAmended': (context, told) => ofProgramme(context, told, writeAmended),
  'queue.rulesConfirmed': (context, told) => ofProgramme(context, told, writeAmended),
  'queue.batchClosed': (context, told) =>
    ofProgramme(context, told, async (inner, id, { batchId }) => {
      await writeBatch(inner, id, batchId, closedEntry);
      // The batch's tickets stand in a signed checkpoint before a value can be revealed.
      await checkpointNow(inner, id);
    }),
  'queue.batchDrawn': (context, told) =>
    ofProgramme(context, told, (inner, id, { batchId }) =>
      writeBatch(inner, id, batchId, drawnEntry),
    ),
  'queue.ticketGiven': places(writeGiven),
  'queue.placeChanged': places(writeChanged),
  'queue.portsChosen': places(writeChanged),
  'queue.queueLeft': places(writeLeft),
  'queue.queueReturned': places(writeReturned),
  'queue.classMoved': decided(({ deciders }) => ({ reason: 'class_moved', deciders })),
  'queue.placeCorrected': decided(({ reasonCode, deciders }) => ({
    reason: reasonCode,
    deciders,
  })),
};

/**
 * Writes what a fact tells into the log of its programme, in the transaction of what happened. Called
 * with every fact that the queue announces, so that none is told and not written.
 */
export async function writeEntries<Name extends keyof QueueFactPayloads>(
  context: Context,
  name: Name,
  told: readonly Told<QueueFactPayloads[Name]>[],
): Promise<void> {
  const write: Writers[Name] = writers[name];
  if (write && told.length > 0) await asLog(context, (inner) => write(inner, told));
}

async function ofProgramme<Payload>(
  context: Context,
  told: readonly Told<Payload>[],
  write: (context: Context, programmeId: string, payload: Payload) => Promise<void>,
): Promise<void> {
  for (const { id, payload } of told) {
    if (!(await ensureLog(context, id))) await write(context, id, payload);
  }
}

function orders(
  kind: 'programme.started' | 'programme.paused' | 'programme.resumed' | 'programme.ended',
): Writer<{ order: string }> {
  return (context, told) =>
    ofProgramme(context, told, (inner, id, { order }) =>
      appendToLog(inner, id, [{ entry: { kind, order } }]),
    );
}

async function writeAmended(
  context: Context,
  programmeId: string,
  { version }: { version: number },
): Promise<void> {
  const source = await sourceOfRules(context.tx, programmeId, version);
  const sourceHash = createHash('sha256').update(canonicalJson(source)).digest('hex');
  await appendToLog(context, programmeId, [
    { entry: { kind: 'rule.amended', version, sourceHash } },
  ]);
}

async function writeBatch(
  context: Context,
  programmeId: string,
  batchId: string,
  entriesOf: (draw: Draw) => BatchEntry[],
): Promise<void> {
  const draw = await findDraw(context.tx, programmeId, batchId);
  const entries = draw ? entriesOf(draw) : [];
  await appendToLog(
    context,
    programmeId,
    entries.map((entry) => ({ entry })),
  );
}

function places(
  write: (context: Context, programmeId: string, householdIds: readonly string[]) => Promise<void>,
): Writer<{ programmeId: string }> {
  return async (context, told) => {
    for (const [programmeId, some] of byProgramme(told)) {
      if (await ensureLog(context, programmeId)) continue;
      await write(
        context,
        programmeId,
        some.map(({ id }) => id),
      );
    }
  };
}

function decided<Payload extends { programmeId: string }>(
  decisionOf: (payload: Payload) => Decided,
): Writer<Payload> {
  return async (context, told) => {
    for (const [programmeId, some] of byProgramme(told)) {
      if (await ensureLog(context, programmeId)) continue;
      const decisions = new Map(some.map(({ id, payload }) => [id, decisionOf(payload)]));
      await writeChanged(context, programmeId, [...decisions.keys()], decisions);
    }
  };
}

function byProgramme<Payload extends { programmeId: string }>(told: readonly Told<Payload>[]) {
  return Map.groupBy(told, ({ payload }) => payload.programmeId);
}
