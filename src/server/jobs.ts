import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, runOnce, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { RunningApplication } from '#platform/application.ts';
import { type Context, contextOf } from '#platform/context.ts';
import { type Background, JobFact } from '#platform/jobs.ts';
import { gatherJobs } from './gather-jobs.ts';
import { noteUnexpected } from './log.ts';
import { takeTurns } from './take-turns.ts';

/** Transactions of jobs at once: one core stays for the people who are asking. */
const atOnce = 2;

/** Milliseconds after which a worker that does not end is left. */
const longestEnd = 5000;

/** Pauses before the worker is tried again, in milliseconds: the database may be away for a while. */
const retryAfter = 1000;

/**
 * Runs the jobs of every capability until stopped. A worker that lost its database ends, and another
 * takes its place once the database is back.
 */
export async function runJobs(
  application: RunningApplication,
  backgrounds: readonly Background[],
  workerUrl: string,
): Promise<{ stop(): Promise<void> }> {
  const pool = workerPool(workerUrl);
  const begin = () => beginRunner(pool, application, backgrounds);
  const stopping = new AbortController();
  let runner = await begin();
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop().catch(() => undefined);
      await Promise.race([watching, pause(longestEnd, undefined, { ref: false })]);
      await pool.end();
    },
  };

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await runner.promise.catch(() => undefined);
      if (stopping.signal.aborted) return;
      noteUnexpected('jobs.stopped', new Error('the worker ended'));
      await beginAgain();
    }
  }

  async function beginAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        runner = await begin();
        if (stopping.signal.aborted) await runner.stop();
        return;
      } catch {
        await pause(retryAfter, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }
}

/** Its connections may die with the database; whoever works with one says so. */
function workerPool(workerUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: workerUrl, max: atOnce + 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function beginRunner(
  pool: pg.Pool,
  application: RunningApplication,
  backgrounds: readonly Background[],
): Promise<Runner> {
  await letGoOfJobs(pool);
  return run({
    pgPool: pool,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: tasksOf(application, backgrounds, atOnce),
    parsedCronItems: cronItemsOf(backgrounds),
    preset: lasting,
  });
}

// Finished jobs are written off many at a time. Without batches the worker throws what goes wrong then
// where nobody can catch it, and the whole process ends.
const batches = { completeJobBatchDelay: 5, failJobBatchDelay: 5 };

// With more in hand, a worker whose database was killed never says that it ended.
const lasting = { worker: { ...batches, concurrentJobs: atOnce } };

/** Jobs fetched at once where the worker need not outlive its database. */
const fetchedAtOnce = 250;
const passing = {
  worker: { ...batches, concurrentJobs: fetchedAtOnce, localQueue: { size: fetchedAtOnce } },
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
  const taskList = tasksOf(application, backgrounds, 1);
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

/** Every job by its name, as the worker runs it: so many transactions at once. */
function tasksOf(
  application: RunningApplication,
  backgrounds: readonly Background[],
  transactions: number,
): TaskList {
  const inTurn = takeTurns(transactions);
  const tasks: TaskList = {};
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
      tasks[name] = (payload) => heed(JobFact.parse(payload));
    }
    for (const [name, { job }] of Object.entries(schedules)) {
      tasks[name] = () => inTurn(() => asSystem(application, name, job));
    }
    for (const [name, { work }] of Object.entries(works)) {
      tasks[name] = () => work((step) => asSystem(application, name, step));
    }
  }
  return tasks;
}

function asSystem<T>(
  { parts }: RunningApplication,
  task: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const actor = { kind: 'system', task } as const;
  return parts.database.as(actor, (tx) => work(contextOf(tx, actor, parts)));
}
