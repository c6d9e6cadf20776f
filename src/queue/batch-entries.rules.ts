import type { NewEntry } from '#transparency/entry.rules.ts';
import type { Draw } from './contract.ts';
import { valuesOf } from './draw.rules.ts';

/** What a log says of a batch. */
export type BatchEntry = Extract<NewEntry, { kind: 'batch.closed' | 'batch.drawn' }>;

/** That the list of a batch stands; nothing while it is open. */
export function closedEntry({ batchId, ticketNumbers, listHash }: Draw): BatchEntry[] {
  if (ticketNumbers === null || listHash === null) return [];
  return [{ kind: 'batch.closed', batch: batchId, count: ticketNumbers.length, listHash }];
}

/**
 * What a batch's seed is and what it was made from: each organisation's value, or what stands in for one
 * that was withheld. Nothing before the draw.
 */
export function drawnEntry({ batchId, seed, method, parts }: Draw): BatchEntry[] {
  if (seed === null || method === null) return [];
  return [{ kind: 'batch.drawn', batch: batchId, seed, method, values: valuesOf(parts) }];
}
