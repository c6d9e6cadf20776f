import { z } from 'zod';
import type { Context } from './context.ts';

/** The fact that a job heeds. */
export const JobFact = z.object({
  factId: z.uuid(),
  subjectId: z.uuid(),
  position: z.number(),
  name: z.string(),
});
export type JobFact = z.infer<typeof JobFact>;

/** Heeds one fact in one transaction as the system. Run again after a failure: it must bear repeating. */
export type Job = (context: Context, fact: JobFact) => Promise<void>;

/** Heeds many facts in one transaction, in their order. A subject may be there more than once. */
export type JobTogether = (context: Context, facts: readonly JobFact[]) => Promise<void>;

/** Runs on a schedule, in one transaction as the system. */
export type ScheduledJob = (context: Context) => Promise<void>;

/** Opens one transaction as the system. */
export type Within = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** What a capability does in the background: its jobs, which facts they heed, what runs when. */
export interface Background {
  /** Job name (`capability.verbPhrase`) to job. */
  jobs?: Readonly<Record<string, Job>>;
  /**
   * Jobs of the same names that can heed many facts at once. Facts that wait at the same time go there
   * together; should that fail, each goes to its job alone, so that none holds up the others.
   */
  together?: Readonly<Record<string, JobTogether>>;
  /** Fact name to the names of the jobs that heed it. */
  listeners?: Readonly<Record<string, readonly string[]>>;
  /** Job name to when (five fields of cron, UTC) and what. */
  schedules?: Readonly<Record<string, { every: string; job: ScheduledJob }>>;
  /** The same for work that must not be one transaction, as sending is. */
  works?: Readonly<Record<string, { every: string; work: (within: Within) => Promise<void> }>>;
}
