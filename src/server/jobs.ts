import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, runOnce, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { RunningApplication } from '#platform/application.ts';
import { type Context, contextOf } from '#platform/context.ts';
import { type Background, JobFact } from '#platform/jobs.ts';
import { noteUnexpected } from './log.ts';

/** Jobs at once: one core stays for the people who are asking. */
const atOnce = 2;

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
  const pool = new pg.Pool({ connectionString: workerUrl, max: atOnce + 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const begin = () => beginRunner(pool, application, backgrounds);
  const stopping = new AbortController();
  let runner = await begin();
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop().catch(() => undefined);
      await watching;
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
    taskList: tasksOf(application, backgrounds),
    parsedCronItems: cronItemsOf(backgrounds),
    // Finished jobs are written off many at a time. Without batches the worker throws what goes wrong
    // then where nobody can catch it, and the whole process ends.
    preset: {
      worker: { concurrentJobs: atOnce, completeJobBatchDelay: 5, failJobBatchDelay: 5 },
    },
  });
}

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

/** Runs the jobs that wait now, until none is left. */
export async function runWaitingJobs(
  application: RunningApplication,
  backgrounds: readonly Background[],
  workerUrl: string,
): Promise<void> {
  await runOnce({
    connectionString: workerUrl,
    taskList: tasksOf(application, backgrounds),
    logger: new Logger(() => () => undefined),
  });
}

/** Every job by its name, as the worker runs it. */
function tasksOf(application: RunningApplication, backgrounds: readonly Background[]): TaskList {
  const tasks: TaskList = {};
  for (const { jobs = {}, schedules = {}, works = {} } of backgrounds) {
    for (const [name, job] of Object.entries(jobs)) {
      tasks[name] = (payload) => {
        const fact = JobFact.parse(payload);
        return asSystem(application, name, (context) => job(context, fact));
      };
    }
    for (const [name, { job }] of Object.entries(schedules)) {
      tasks[name] = () => asSystem(application, name, job);
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
