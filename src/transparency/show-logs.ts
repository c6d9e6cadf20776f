import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type { logs } from './contract.ts';
import { listLogs } from './logs.store.ts';

/** Every log: they are public, each of them. */
export async function showLogs({ tx }: Context): Promise<z.input<typeof logs.output>> {
  return { logs: await listLogs(tx) };
}
