import { bytesToHex } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { findCheckpoint, type KeptCheckpoint, lastCheckpoint } from './checkpoints.store.ts';
import type { checkpoint } from './contract.ts';
import { findLog } from './logs.store.ts';

/** A signed checkpoint for anybody. */
export async function showCheckpoint(
  context: Context,
  { logId, size }: z.output<typeof checkpoint.input>,
): Promise<z.input<typeof checkpoint.output>> {
  const found = await getCheckpoint(context, logId, size);
  return { size: found.size, root: bytesToHex(found.root), note: found.note };
}

/**
 * The newest checkpoint, or that of a size. Throws `transparency.noSuchLog`, and
 * `transparency.noSuchCheckpoint` for a size at which none was signed.
 */
export async function getCheckpoint(
  { tx }: Context,
  logId: string,
  size?: number,
): Promise<KeptCheckpoint> {
  const [log, found] = await Promise.all([
    findLog(tx, logId),
    size === undefined ? lastCheckpoint(tx, logId) : findCheckpoint(tx, logId, size),
  ]);
  if (!log) throw new Problem('missing', 'transparency.noSuchLog');
  if (!found) throw new Problem('missing', 'transparency.noSuchCheckpoint');
  return found;
}
