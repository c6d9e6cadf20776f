import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, run, runOnce, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { RunningApplication } from '#platform/application.ts';
import { type Context, contextOf } from '#platform/context.ts';
import { type Background, JobFact } from '#platform/jobs.ts';
import { gatherJobs } from './gather-jobs.ts';
import { noteUnexpected } from './log.ts';
import { takeTurns } from './take-turns.ts';

/** Transactions of jobs at once: one core stays for the people who are asking. */
const atOnce = 2;

/**
 * Milliseconds after which a worker that does not end is left. graphile-worker 0.18 counts what it still
 * has to write off, and after several writings failed it counts below zero and waits for ever: a worker
 * with many jobs in hand whose database was killed then never says that it ended.
 */
const longestEnd = 5000;

/** Pauses before the worker is tried again, in milliseconds: the database may be away for a while. */
const retryAfter = 1000;

/**
 * Runs the jobs of every capability until stopped. A worker that lost its database ends, or is left, and
 * another takes its place once the database is back.
 */
export async function runJobs(
  application: RunningApplication,
  backgrounds: readonly Background[],
  workerUrl: string,
): Promise<{ stop(): Promise<void> }> {
  const begin = () => beginWorker(workerUrl, application, backgrounds);
  const stopping = new AbortController();
  let worker = await begin();
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      worker.stop();
      await watching;
    },
  };

  async function watch(): Promise<void> {
    for (;;) {
      await worker.ended;
      if (stopping.signal.aborted) return;
      noteUnexpected('jobs.stopped', new Error('the worker ended'));
      await beginAgain();
    }
  }

  async function beginAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        worker = await begin();
        if (stopping.signal.aborted) worker.stop();
        return;
      } catch {
        await pause(retryAfter, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }
}

/** One worker of the jobs, with connections of its own. */
interface Worker {
  /** Once it ended, or was left since it did not end. */
  ended: Promise<void>;
  stop(): void;
}

async function beginWorker(
  workerUrl: string,
  application: RunningApplication,
  backgrounds: readonly Background[],
): Promise<Worker> {
  const pool = workerPool(workerUrl);
  const events = new EventEmitter();
  const left = new AbortController();
  const ending = once(events, 'pool:gracefulShutdown');
  try {
    await letGoOfJobs(pool);
    const runner = await run({
      pgPool: pool,
      events,
      noHandleSignals: true,
      logger: new Logger(() => () => undefined),
      taskList: tasksOf(application, backgrounds, atOnce, left.signal),
      parsedCronItems: cronItemsOf(backgrounds),
      preset: lasting,
    });
    const stop = () => void runner.stop().catch(() => undefined);
    const tooLong = ending.then(() => pause(longestEnd, undefined, { ref: false }));
    const ended = Promise.race([runner.promise.catch(() => undefined), tooLong]).then(() => {
      left.abort();
      // What it began of itself, as its clock, ends with it.
      stop();
      pool.end().catch(() => undefined);
    });
    return { ended, stop };
  } catch (error) {
    pool.end().catch(() => undefined);
    throw error;
  }
}

/** Its connections may die with the database; whoever works with one says so. */
function workerPool(workerUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: workerUrl, max: atOnce + 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

// Finished jobs are written off many at a time. Without batches the worker throws what goes wrong then
// where nobody can catch it, and the whole process ends. Each batch gathers for so many milliseconds.
const batches = (gathers: number) => ({
  completeJobBatchDelay: gathers,
  failJobBatchDelay: gathers,
});

/**
 * The worker that runs on: so many jobs in hand that those of one kind are heeded together. Each is
 * fetched alone: the worker's own queue, which fetches many, throws where nobody can catch it when the
 * database goes. It hears of new jobs at once, and looks for forgotten ones every few seconds.
 */
const lasting = { worker: { ...batches(5), concurrentJobs: 32, pollInterval: 5000 } };

/**
 * The worker that ends when no job waits, where the database is there as long as it is. Somebody waits for
 * its end, so that it gathers no longer than it must.
 */
const fetchedAtOnce = 250;
const passing = {
  worker: { ...batches(0), concurrentJobs: fetchedAtOnce, localQueue: { size: fetchedAtOnce } },
};

/** The jobs that a killed worker held are free again at once: one Puente alone works on a database. */
async function letGoOfJobs(pool: pg.Pool): Promise<void> {
  await pool.query(`
    select graphile_worker.force_unlock_workers(array(
      select locked_by from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`);
}

function cronItemsOf(backgrounds: readonly Background[]) {
  return parseCronItems(
    backgrounds.flatMap(({ schedules = {}, works = {} }) =>
      Object.entries({ ...schedules, ...works }).map(([task, { every }]) => ({
        task,
        match: every,
      })),
    ),
  );
}

/** Runs the jobs that wait now, one transaction after the other, until none is left. */
export async function runWaitingJobs(
  application: RunningApplication,
  backgrounds: readonly Background[],
  workerUrl: string,
): Promise<void> {
  const waiting = waitingJobs(application, backgrounds, workerUrl);
  try {
    await waiting.run();
  } finally {
    await waiting.close();
  }
}

/** The same for who runs them again and again: its connections stay open until it is closed. */
export function waitingJobs(
  application: RunningApplication,
  backgrounds: readonly Background[],
  workerUrl: string,
): { run(): Promise<void>; close(): Promise<void> } {
  const pgPool = workerPool(workerUrl);
  const taskList = tasksOf(application, backgrounds, 1, new AbortController().signal);
  const logger = new Logger(() => () => undefined);
  return {
    run: async () => {
      // Beginning a worker costs more than asking whether it is needed.
      const some = await pgPool.query('select from graphile_worker._private_jobs limit 1');
      if (some.rowCount !== 0) await runOnce({ pgPool, taskList, logger, preset: passing });
    },
    close: () => pgPool.end(),
  };
}

/**
 * Every job by its name, as the worker runs it: so many transactions at once. A worker that was left
 * begins nothing more, and hears nothing more of what was under way: it would throw where nobody can
 * catch it.
 */
function tasksOf(
  application: RunningApplication,
  backgrounds: readonly Background[],
  transactions: number,
  left: AbortSignal,
): TaskList {
  const turns = takeTurns(transactions);
  const inTurn = <T>(work: () => Promise<T>) =>
    turns(() => {
      left.throwIfAborted();
      return work();
    });
  const tasks: TaskList = {};
  const add = (name: string, task: (payload: unknown, number: number) => Promise<void>) => {
    tasks[name] = (payload, { job }) => unlessLeft(left, task(payload, Number(job.id)));
  };
  for (const { jobs = {}, together = {}, schedules = {}, works = {} } of backgrounds) {
    for (const [name, job] of Object.entries(jobs)) {
      const alone = (fact: JobFact) => asSystem(application, name, (context) => job(context, fact));
      const many = together[name];
      const heed = many
        ? gatherJobs(
            inTurn,
            (facts) => asSystem(application, name, (context) => many(context, facts)),
            alone,
          )
        : (fact: JobFact) => inTurn(() => alone(fact));
      add(name, async (payload, number) => heed(JobFact.parse(payload), number));
    }
    for (const [name, { job }] of Object.entries(schedules)) {
      add(name, () => inTurn(() => asSystem(application, name, job)));
    }
    for (const [name, { work }] of Object.entries(works)) {
      add(name, () =>
        work(async (step) => {
          left.throwIfAborted();
          return asSystem(application, name, step);
        }),
      );
    }
  }
  return tasks;
}

/** How work ended, or never an answer once its worker was left. */
function unlessLeft(left: AbortSignal, work: Promise<void>): Promise<void> {
  return new Promise((done, failed) => {
    work.then(
      () => left.aborted || done(),
      (reason) => left.aborted || failed(reason),
    );
  });
}

function asSystem<T>(
  { parts }: RunningApplication,
  task: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const actor = { kind: 'system', task } as const;
  return parts.database.as(actor, (tx) => work(contextOf(tx, actor, parts)));
}
