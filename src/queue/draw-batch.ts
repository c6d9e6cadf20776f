import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { violatedConstraint } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import {
  countDrawers,
  findDraw,
  findOpenBatch,
  keepClosing,
  keepCommitment,
  keepSeed,
  keepValue,
  listOverdue,
  numbersOfBatch,
} from './batches.store.ts';
import type { Draw } from './contract.ts';
import { listHashOf, loneHours, methodOf, revealHours, seedOf } from './draw.rules.ts';
import { isSteward } from './programmes.store.ts';

const hour = 3_600_000;

/** Commits the coordinator's organisation to a value for the batch that gathers tickets now. */
export async function commitToDraw(
  context: Context,
  { programmeId, commitment }: { programmeId: string; commitment: string },
): Promise<Draw> {
  const { tx, now } = context;
  const { staffId, organisationId } = staffOf(context);
  const batchId = await openBatchOf(context, programmeId, 'read');
  await keepCommitment(
    tx,
    { programmeId, batchId, organisationId, commitment },
    staffId,
    now,
  ).catch(refuseTwice);
  await announce(context, {
    name: 'queue.drawCommitted',
    subject: of(programmeId),
    payload: { batchId, organisationId },
  });
  return getDraw(context, programmeId, batchId);
}

/**
 * Closes the open batch: its list is hashed and stands. Needs the commitments of two organisations;
 * with one only where the coalition has one, or after three days, and then the draw says so.
 */
export async function closeBatch(
  context: Context,
  { programmeId }: { programmeId: string },
): Promise<Draw> {
  const { tx, now } = context;
  if (!(await isSteward(tx, programmeId))) throw new Problem('missing', 'queue.noSuchProgramme');
  const batchId = await openBatchOf(context, programmeId, 'lock');
  const [batch, numbers, drawers] = await Promise.all([
    getDraw(context, programmeId, batchId),
    numbersOfBatch(tx, programmeId, batchId),
    countDrawers(tx),
  ]);
  const mayBeLone = drawers < 2 || now.getTime() - batch.openedAt.getTime() >= loneHours * hour;
  const needed = mayBeLone ? 1 : 2;
  if (batch.parts.length < needed) {
    throw new Problem('conflict', 'queue.commitmentsMissing', {
      needed,
      have: batch.parts.length,
    });
  }
  const listHash = listHashOf(numbers);
  const revealUntil = new Date(now.getTime() + revealHours * hour);
  await keepClosing(tx, { programmeId, batchId, numbers, listHash }, revealUntil, now);
  await announce(context, {
    name: 'queue.batchClosed',
    subject: of(programmeId),
    payload: { batchId, listHash },
  });
  return getDraw(context, programmeId, batchId);
}

/** Reveals the organisation's value; the last to reveal draws the seed. */
export async function revealForDraw(
  context: Context,
  { programmeId, batchId, value }: { programmeId: string; batchId: string; value: string },
): Promise<Draw> {
  const { tx, now } = context;
  const { organisationId } = staffOf(context);
  const revealed = await keepValue(tx, { programmeId, batchId, organisationId, value }, now).catch(
    refuseReveal,
  );
  if (!revealed) throw new Problem('missing', 'queue.notCommitted');
  await announce(context, {
    name: 'queue.drawRevealed',
    subject: of(programmeId),
    payload: { batchId, organisationId },
  });
  const draw = await getDraw(context, programmeId, batchId);
  if (draw.parts.every((part) => part.value !== null)) await settle(context, programmeId, draw);
  return getDraw(context, programmeId, batchId);
}

/** Draws the batches whose time to reveal is over, with what stands in for what was withheld. */
export async function settleOverdue(context: Context): Promise<void> {
  for (const { programmeId, batchId } of await listOverdue(context.tx, context.now)) {
    await settle(context, programmeId, await getDraw(context, programmeId, batchId));
  }
}

async function settle(context: Context, programmeId: string, draw: Draw): Promise<void> {
  const { batchId, listHash, parts } = draw;
  if (listHash === null) return;
  const drawn = { seed: seedOf(parts, listHash), method: methodOf(parts) };
  if (await keepSeed(context.tx, programmeId, batchId, drawn, context.now)) {
    await announce(context, {
      name: 'queue.batchDrawn',
      subject: of(programmeId),
      payload: { batchId, ...drawn },
    });
  }
}

async function openBatchOf(
  { tx }: Context,
  programmeId: string,
  lock: 'lock' | 'read',
): Promise<string> {
  const batchId = await findOpenBatch(tx, programmeId, lock);
  if (batchId === null) throw new Problem('missing', 'queue.noOpenBatch');
  return batchId;
}

async function getDraw({ tx }: Context, programmeId: string, batchId: string): Promise<Draw> {
  const draw = await findDraw(tx, programmeId, batchId);
  if (!draw) throw new Problem('missing', 'queue.noSuchBatch');
  return draw;
}

function of(programmeId: string) {
  return { kind: 'programme', id: programmeId } as const;
}

function refuseTwice(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'commit_before_closing') throw new Problem('conflict', 'queue.noOpenBatch');
  if (constraint?.startsWith('draw_values_'))
    throw new Problem('conflict', 'queue.committedAlready');
  throw error;
}

function refuseReveal(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'value_fits_commitment') throw new Problem('invalid', 'queue.valueDoesNotFit');
  if (constraint === 'reveal_after_closing') throw new Problem('conflict', 'queue.notTimeToReveal');
  throw error;
}
