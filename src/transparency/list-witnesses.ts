import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { listWitnesses } from './contract.ts';
import { isStewardOfLog } from './logs.store.ts';
import { listSplitViews, listWitnessesOf } from './witnesses.store.ts';

/** The witnesses of a log that the coordinator's organisation stewards, and what they reported. */
export async function showWitnesses(
  { tx }: Context,
  { logId }: z.output<typeof listWitnesses.input>,
): Promise<z.output<typeof listWitnesses.output>> {
  if (!(await isStewardOfLog(tx, logId))) throw new Problem('missing', 'transparency.noSuchLog');
  const [witnesses, splitViews] = await Promise.all([
    listWitnessesOf(tx, logId),
    listSplitViews(tx, logId),
  ]);
  return { witnesses, splitViews };
}
