import { Worker } from 'node:worker_threads';
import { Problem } from '#platform/problem.ts';
import type { CountedRow, CountRequest } from './count-request.ts';

/** Counts cases beside everything else that the process does. */
export interface Counter {
  /** Rows for each of the series. Throws `observatory.busy` when too many already wait. */
  count(request: CountRequest): Promise<readonly (readonly CountedRow[])[]>;
}

type Counted = readonly (readonly CountedRow[])[];

interface Waiting {
  resolve(counted: Counted): void;
  reject(error: Error): void;
}

/** More than so many that wait are turned away: each holds a connection to the database. */
const MOST_WAITING = 4;

/** Made tables are kept, up to so many lines of all together. */
const MOST_KEPT_LINES = 500_000;

/**
 * A thread that counts, started at the first question. It does not keep the process alive; when it
 * ends by a fault, who waits is told and the next question starts another.
 */
export function counterThread(): Counter {
  const kept = new KeptCounts();
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let asked = 0;
  const endAll = () => {
    worker = null;
    for (const { reject } of waiting.values()) reject(unavailable());
    waiting.clear();
  };
  const start = () => {
    const fresh = new Worker(new URL('./counting-worker.ts', import.meta.url));
    fresh.on('message', ({ id, counted }: { id: number; counted?: Counted }) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) fresh.unref();
      if (counted) one?.resolve(counted);
      else one?.reject(unavailable());
    });
    fresh.on('error', endAll);
    fresh.on('exit', endAll);
    return fresh;
  };
  const ask = (request: CountRequest) =>
    new Promise<Counted>((resolve, reject) => {
      worker ??= start();
      worker.ref();
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ id: asked, request });
    });
  return {
    count: async (request) => {
      const key = JSON.stringify(request);
      const known = kept.find(key);
      if (known) return known;
      if (waiting.size >= MOST_WAITING) throw new Problem('unavailable', 'observatory.busy');
      const counted = await ask(request);
      kept.keep(key, counted);
      return counted;
    },
  };
}

function unavailable(): Problem {
  return new Problem('unavailable', 'observatory.cannotCount');
}

/** What was counted lately. A release never changes once it stands, so nothing here grows old. */
class KeptCounts {
  readonly #counts = new Map<string, Counted>();
  #lines = 0;

  find(key: string): Counted | undefined {
    const known = this.#counts.get(key);
    if (known) {
      this.#counts.delete(key);
      this.#counts.set(key, known);
    }
    return known;
  }

  keep(key: string, counted: Counted): void {
    if (this.#counts.has(key)) return;
    this.#counts.set(key, counted);
    this.#lines += linesOf(counted);
    for (const [oldest, counts] of this.#counts) {
      if (this.#lines <= MOST_KEPT_LINES) return;
      this.#counts.delete(oldest);
      this.#lines -= linesOf(counts);
    }
  }
}

function linesOf(counted: Counted): number {
  return counted.reduce((sum, { length }) => sum + length, 0);
}
