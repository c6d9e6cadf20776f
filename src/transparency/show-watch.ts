import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { watch } from './contract.ts';
import { newestOf, shownWitnesses } from './watch.store.ts';

/** How far a log has come, and who outside watches it. Throws `transparency.noSuchLog`. */
export async function showWatch(
  { tx }: Context,
  { logId }: z.output<typeof watch.input>,
): Promise<z.output<typeof watch.output>> {
  const [newest, witnesses] = await Promise.all([newestOf(tx, logId), shownWitnesses(tx, logId)]);
  if (!newest) throw new Problem('missing', 'transparency.noSuchLog');
  return { ...newest, witnesses };
}
