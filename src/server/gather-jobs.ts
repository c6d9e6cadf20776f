import type { JobFact } from '#platform/jobs.ts';

/** Facts heeded in one transaction: more would hold its locks for too long. */
const most = 250;

interface Waiting {
  fact: JobFact;
  /** Of its job: those that came before have smaller ones. */
  number: number;
  done(): void;
  failed(reason: unknown): void;
}

/**
 * Heeds facts of one job many at a time, by the numbers of their jobs: what comes while a turn is awaited
 * goes with it. What fails together is tried one by one, each in a turn of its own.
 */
export function gatherJobs(
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
  together: (facts: readonly JobFact[]) => Promise<void>,
  alone: (fact: JobFact) => Promise<void>,
): (fact: JobFact, number: number) => Promise<void> {
  const waiting: Waiting[] = [];
  let isAwaitingTurn = false;

  const awaitTurn = async () => {
    isAwaitingTurn = true;
    const unheeded = await inTurn(async () => {
      // Those that were fetched with the first come in the same turn of the event loop.
      await new Promise(setImmediate);
      isAwaitingTurn = false;
      // The database hands out jobs that it fetched together in no order.
      const taken = waiting.sort((a, b) => a.number - b.number).splice(0, most);
      if (waiting.length > 0) void awaitTurn();
      return (await heeded(taken)) ? [] : taken;
    });
    for (const { fact, done, failed } of unheeded) {
      void inTurn(() => alone(fact)).then(done, failed);
    }
  };

  const heeded = async (taken: readonly Waiting[]): Promise<boolean> => {
    try {
      await together(taken.map(({ fact }) => fact));
    } catch {
      return false;
    }
    for (const { done } of taken) done();
    return true;
  };

  return (fact, number) =>
    new Promise((done, failed) => {
      waiting.push({ fact, number, done, failed });
      if (!isAwaitingTurn) void awaitTurn();
    });
}
