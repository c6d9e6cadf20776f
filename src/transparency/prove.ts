import { bytesToHex } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { proof } from './contract.ts';
import { listLeaves } from './entries.store.ts';
import { consistencyProof, inclusionProof, rootAt } from './merkle.rules.ts';
import { getCheckpoint } from './show-checkpoint.ts';
import { withNodes } from './tiles.store.ts';

type Input = z.output<typeof proof.input>;
type Output = z.input<typeof proof.output>;

/** The proof that was asked for, against a checkpoint that was signed. */
export async function prove(context: Context, input: Input): Promise<Output> {
  const { logId, size: wanted, position, first } = input;
  const { size, root } = await getCheckpoint(context, logId, wanted);
  const against = { size, root: bytesToHex(root) };
  if (position !== undefined) {
    return { ...against, firstRoot: null, ...(await entryIn(context, logId, position, size)) };
  }
  return { ...against, leaf: null, ...(await beginning(context, logId, first ?? 0, size)) };
}

async function entryIn({ tx }: Context, logId: string, position: number, size: number) {
  if (position >= size) throw new Problem('missing', 'transparency.noSuchEntry');
  const [[entry], proof] = await Promise.all([
    listLeaves(tx, logId, position, position + 1),
    withNodes(tx, logId, (nodes) => inclusionProof(nodes, position, size)),
  ]);
  if (!entry) throw new Problem('missing', 'transparency.noSuchEntry');
  return { leaf: entry.leaf, proof: proof.map(bytesToHex) };
}

async function beginning({ tx }: Context, logId: string, first: number, size: number) {
  if (first > size) throw new Problem('missing', 'transparency.noSuchEntry');
  return withNodes(tx, logId, (nodes) => ({
    firstRoot: bytesToHex(rootAt(nodes, first)),
    proof: consistencyProof(nodes, first, size).map(bytesToHex),
  }));
}
