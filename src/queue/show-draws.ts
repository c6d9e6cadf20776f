import type { Context } from '#platform/context.ts';
import { listDraws } from './batches.store.ts';
import type { Draw } from './contract.ts';

/** Every draw of a programme, so that anybody can check that nobody steered it. */
export async function showDraws(
  { tx }: Context,
  { programmeId }: { programmeId: string },
): Promise<{ draws: Draw[] }> {
  return { draws: await listDraws(tx, programmeId) };
}
