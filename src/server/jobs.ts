import { Logger, parseCronItems, run, runOnce, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { RunningApplication } from '#platform/application.ts';
import { type Context, contextOf } from '#platform/context.ts';
import { type Background, JobFact } from '#platform/jobs.ts';
import { noteUnexpected } from './log.ts';

/** Jobs at once: one core stays for the people who are asking. */
const atOnce = 2;

/** Runs the jobs of every capability until stopped. */
export async function runJobs(
  application: RunningApplication,
  backgrounds: readonly Background[],
  workerUrl: string,
): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: workerUrl, max: atOnce + 2 });
  // The database may go away and come back; the worker tries again by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const runner = await run({
    pgPool: pool,
    concurrency: atOnce,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: tasksOf(application, backgrounds),
    parsedCronItems: parseCronItems(
      backgrounds.flatMap(({ schedules = {}, works = {} }) =>
        Object.entries({ ...schedules, ...works }).map(([task, { every }]) => ({
          task,
          match: every,
        })),
      ),
    ),
  });
  runner.promise.catch((error: unknown) => noteUnexpected('jobs.stopped', error));
  return {
    stop: async () => {
      await runner.stop();
      await pool.end();
    },
  };
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
