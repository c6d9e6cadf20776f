import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '#platform/problem.ts';
import type { ClusterLog } from './cluster.ts';
import { isAlive, type Postmaster, stopPostmaster } from './postmaster.ts';
import { explainDatabaseProblem, reasonOf } from './problems.ts';

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

/** A server that held this long (milliseconds) is sound: its next loss begins with the shortest pause. */
const soundAfter = 2_000;

/** What watching over a server needs. */
export interface SupervisionInput {
  /** Leads to the server as superuser. */
  url: string;
  first: Postmaster;
  /** Finds the server running, or starts it; returns when it answers. */
  run: () => Promise<Postmaster>;
  log: ClusterLog;
}

/**
 * Keeps one connection open to a running server. When it breaks without {@link Supervision.stop}, the
 * server crashed or was killed, and is found restarting or started again.
 */
export async function supervise(input: SupervisionInput): Promise<Supervision> {
  const supervisor = new Supervisor(input);
  await supervisor.watch();
  return supervisor;
}

class Supervisor implements Supervision {
  readonly #input: SupervisionInput;
  readonly #listeners: ExitListener[] = [];
  readonly #stopping = new AbortController();
  #current: Postmaster;
  #since = Date.now();
  #tries = 0;
  #sentinel: pg.Client | undefined;
  #reviving: Promise<void> = Promise.resolve();

  constructor(input: SupervisionInput) {
    this.#input = input;
    this.#current = input.first;
  }

  pid(): number {
    return this.#current.pid;
  }

  onExit(listener: ExitListener): void {
    this.#listeners.push(listener);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#reviving;
    await this.#sentinel?.end().catch(() => {});
    if (isAlive(this.#current.pid)) await stopPostmaster(this.#current.pid);
  }

  /** Opens the connection whose end tells that the server is gone. */
  async watch(): Promise<void> {
    const { url } = this.#input;
    const client = new pg.Client({ connectionString: url, application_name: 'puente supervision' });
    client.on('error', () => {});
    await client.connect();
    client.once('end', () => {
      if (!this.#stopping.signal.aborted) this.#reviving = this.#revive();
    });
    this.#sentinel = client;
  }

  async #revive(): Promise<void> {
    this.#input.log.warn('database lost', { pid: this.#current.pid });
    this.#tell('lost');
    if (Date.now() - this.#since > soundAfter) this.#tries = 0;
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#pause();
        this.#current = await this.#input.run();
        this.#since = Date.now();
        await this.watch();
        this.#input.log.info('database back', { pid: this.#current.pid });
        return this.#tell('back');
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        this.#input.log.warn('database does not start', { reason: sayWhy(error) });
      }
    }
  }

  async #pause(): Promise<void> {
    const pause = pauses[Math.min(this.#tries, pauses.length - 1)];
    this.#tries += 1;
    await wait(pause, undefined, { signal: this.#stopping.signal });
  }

  #tell(event: 'lost' | 'back'): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const sayWhy = (error: unknown) =>
  (error instanceof Problem && explainDatabaseProblem(error)) || reasonOf(error);
