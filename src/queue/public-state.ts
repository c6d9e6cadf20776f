import type { Context } from '#platform/context.ts';
import type { Programme } from './contract.ts';
import { listProgrammes } from './programmes.store.ts';

/** What is in force, paused, announced or over, each with its order; after set-up there is none. */
export async function publicState({
  tx,
}: Context): Promise<{ programmes: Programme[]; appointmentsExist: boolean }> {
  const programmes = await listProgrammes(tx);
  return { programmes, appointmentsExist: programmes.some(({ state }) => state === 'in_force') };
}
