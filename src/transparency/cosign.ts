import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce, of } from './announce.ts';
import { asSystem } from './as-system.ts';
import { cosignedAt, readCheckpoint, type SignedCheckpoint } from './checkpoint.rules.ts';
import { findCheckpoint, keepCosignature } from './checkpoints.store.ts';
import type { cosign } from './contract.ts';
import { heardWitness } from './heard-witness.ts';
import { keysOfLog } from './keys.store.ts';
import { findLog, type Log } from './logs.store.ts';
import { rootAt, sameHash } from './merkle.rules.ts';
import { isSignedBy, readKey, signatureBy, signatureLine } from './signed-note.rules.ts';
import { withNodes } from './tiles.store.ts';
import { keepSplitView, type Witness } from './witnesses.store.ts';

type Output = z.input<typeof cosign.output>;

/**
 * Takes a witness's signature over a checkpoint of ours. One over another tree is not taken: it is kept
 * as a report, told at once, and proves two histories if our own signature stands under it.
 */
export function takeCosignature(
  context: Context,
  { logId, token, note }: z.output<typeof cosign.input>,
): Promise<Output> {
  return asSystem(context, async () => {
    const witness = await heardWitness(context, logId, token);
    const log = await findLog(context.tx, logId);
    const checkpoint = readCheckpoint(note);
    if (!log || !checkpoint) throw new Problem('invalid', 'transparency.notACheckpoint');
    if (checkpoint.origin !== log.origin) throw new Problem('invalid', 'transparency.otherLog');
    const line = lineOf(checkpoint, witness, context.now);
    if (!(await isOurTree(context, log, checkpoint))) {
      return reportSplit(context, log, witness, checkpoint, note);
    }
    if (!(await findCheckpoint(context.tx, logId, checkpoint.size))) {
      throw new Problem('missing', 'transparency.noSuchCheckpoint');
    }
    await keepCosignature(context.tx, logId, checkpoint.size, witness.witnessId, line);
    await announce(context, {
      name: 'transparency.cosigned',
      subject: of(logId),
      payload: { witnessId: witness.witnessId, size: checkpoint.size },
    });
    return { outcome: 'taken' };
  });
}

/** How far the clock of a witness may be ahead of ours, in seconds. */
const aheadAtMost = 300;

function lineOf(checkpoint: SignedCheckpoint, { verifierKey }: Witness, now: Date): string {
  const key = readKey(verifierKey);
  const signature = key && signatureBy(checkpoint.note, key);
  const seconds = key && cosignedAt(checkpoint, key);
  if (!signature || seconds === null) throw new Problem('invalid', 'transparency.notYourSignature');
  if (seconds > now.getTime() / 1000 + aheadAtMost) {
    throw new Problem('invalid', 'transparency.signedInFuture');
  }
  return signatureLine(signature);
}

/** A tree of more leaves than ours is not ours either, unless we never said that it is. */
async function isOurTree({ tx }: Context, log: Log, { size, root }: SignedCheckpoint) {
  if (size > log.size) return false;
  return sameHash(await withNodes(tx, log.logId, (nodes) => rootAt(nodes, size)), root);
}

async function reportSplit(
  context: Context,
  { logId }: Log,
  { witnessId }: Witness,
  checkpoint: SignedCheckpoint,
  note: string,
): Promise<Output> {
  const { size } = checkpoint;
  const reportId = context.newId();
  const keys = (await keysOfLog(context.tx, logId)).flatMap((text) => readKey(text) ?? []);
  const signedByUs = keys.some((key) => isSignedBy(checkpoint.note, key));
  await keepSplitView(context.tx, logId, {
    reportId,
    witnessId,
    size,
    note,
    signedByUs,
    at: context.now,
  });
  await announce(context, {
    name: 'transparency.splitViewReported',
    subject: of(logId),
    payload: { witnessId, reportId, size, signedByUs },
  });
  return { outcome: 'split_view', reportId };
}
