import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type { ProgrammeStep } from './contract.ts';
import { listSteps } from './programmes.store.ts';

const most = 100;

/**
 * What was done with a programme, newest first, and by which order. Facts open to coordinators of the
 * organisation that did it; of another organisation's programme there is nothing to read.
 */
export async function programmeHistory(
  { tx }: Context,
  { programmeId }: { programmeId: string },
): Promise<{ steps: z.infer<typeof ProgrammeStep>[] }> {
  return { steps: await listSteps(tx, programmeId, most) };
}
