import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { ClusterLog } from './cluster.ts';
import { isAlive, type Postmaster, stopPostmaster } from './postmaster.ts';
import { reasonOf } from './problems.ts';

/** Hears that the server went away (`lost`) and that it answers again (`back`). */
export type ExitListener = (event: 'lost' | 'back') => void;

/** Watches over one server. */
export interface Supervision {
  pid(): number;
  onExit(listener: ExitListener): void;
  stop(): Promise<void>;
}

/** Pauses before the next try, in milliseconds: at once, then longer and longer, and never giving up. */
const pauses = [0, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** A server that held this long is sound again: the next loss begins with the shortest pause. */
const soundAfter = 60_000;

/**
 * Keeps one connection open to a running server. When it breaks without {@link Supervision.stop}, the
 * server crashed or was killed: `run` finds it restarting or starts it again.
 */
export async function supervise(options: {
  url: string;
  first: Postmaster;
  run: () => Promise<Postmaster>;
  log: ClusterLog;
}): Promise<Supervision> {
  const { log } = options;
  const listeners: ExitListener[] = [];
  const stopping = new AbortController();
  let current = options.first;
  let since = Date.now();
  let tries = 0;
  let reviving: Promise<void> = Promise.resolve();

  const tell = (event: 'lost' | 'back') => {
    for (const listener of listeners) listener(event);
  };
  const watch = async () => {
    sentinel = await openSentinel(options.url, () => {
      if (!stopping.signal.aborted) reviving = revive();
    });
  };
  const revive = async () => {
    log.warn('database lost', { pid: current.pid });
    tell('lost');
    if (Date.now() - since > soundAfter) tries = 0;
    while (!stopping.signal.aborted) {
      try {
        await wait(pauses[Math.min(tries++, pauses.length - 1)], undefined, {
          signal: stopping.signal,
        });
        current = await options.run();
        since = Date.now();
        await watch();
        log.info('database back', { pid: current.pid });
        return tell('back');
      } catch (error) {
        if (!stopping.signal.aborted)
          log.warn('database does not start', { reason: reasonOf(error) });
      }
    }
  };
  let sentinel: pg.Client | undefined;
  await watch();

  return {
    pid: () => current.pid,
    onExit: (listener) => listeners.push(listener),
    stop: async () => {
      stopping.abort();
      await reviving;
      await sentinel?.end().catch(() => {});
      if (isAlive(current.pid)) await stopPostmaster(current.pid);
    },
  };
}

async function openSentinel(url: string, onLoss: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'puente supervision' });
  client.on('error', () => {});
  await client.connect();
  client.once('end', onLoss);
  return client;
}
