import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type { fairness } from './fairness.contract.ts';
import { findRelease } from './fairness.store.ts';

/** What was published of a programme's fairness, the newest or of the day asked for; the same for everybody. */
export async function showFairness(
  { tx }: Context,
  { programmeId, asOf }: z.output<typeof fairness.input>,
): Promise<z.output<typeof fairness.output>> {
  return { shown: await findRelease(tx, programmeId, asOf ?? null) };
}
