import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CourtFault } from '../dump/court-fault.ts';
import type { Answer, Order, WorkerBrief } from './orders.ts';

/** More workers than this wait for the disk and for one another. */
const MOST_WORKERS = 4;

/** The threads that do the work of one import. Each holds the rows it has read until it has ended. */
export class Crew {
  readonly #workers: readonly Worker[];

  constructor(brief: WorkerBrief, size = Math.min(availableParallelism(), MOST_WORKERS)) {
    const script = new URL('./import-worker.ts', import.meta.url);
    const start = () => new Worker(script, { workerData: brief });
    this.#workers = Array.from({ length: Math.max(1, size) }, start);
  }

  /** Gives all the same order and waits for every answer. Throws the first fault. */
  async order<Kind extends Answer['kind']>(
    order: Order,
    kind: Kind,
  ): Promise<Extract<Answer, { kind: Kind }>[]> {
    const answers = await Promise.all(this.#workers.map((worker) => ask(worker, order)));
    return answers.flatMap((answer) => (isOfKind(answer, kind) ? [answer] : []));
  }

  /** Ends all threads, at work or not. */
  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, order: Order): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const onExit = () => reject(new Error('a thread of the import ended early'));
  worker.once('error', reject).once('exit', onExit);
  worker.once('message', (answer: Answer) => {
    worker.off('error', reject).off('exit', onExit);
    if (answer.kind === 'fault') reject(new CourtFault(answer.code, answer.message));
    else resolve(answer);
  });
  worker.postMessage(order);
  return promise;
}

function isOfKind<Kind extends Answer['kind']>(
  answer: Answer,
  kind: Kind,
): answer is Extract<Answer, { kind: Kind }> {
  return answer.kind === kind;
}
