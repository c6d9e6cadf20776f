import type { Context } from '#platform/context.ts';
import type { Background, JobFact, Within } from '#platform/jobs.ts';
import { dropOpenings } from './openings.store.ts';
import { logsWithPending } from './pending.store.ts';
import { sequenceLog } from './sequence-log.ts';
import { watchWitnesses } from './watch-witnesses.ts';

/** Gives the entries of each log their positions, one log a transaction: one that fails stops no other. */
async function sequenceAll(within: Within): Promise<void> {
  const failed: unknown[] = [];
  for (const logId of await within(({ tx }) => logsWithPending(tx))) {
    await within((context) => sequenceLog(context, logId)).catch((error: unknown) => {
      failed.push(error);
    });
  }
  if (failed.length > 0) throw failed[0];
}

/** With a household goes what opens its commitments; the log keeps their hashes. */
async function forgetOpenings({ tx }: Context, { subjectId }: JobFact): Promise<void> {
  await dropOpenings(tx, subjectId);
}

/** What the log does in the background. */
export const background: Background = {
  jobs: { 'transparency.forgetOpenings': forgetOpenings },
  listeners: { 'registry.householdErased': ['transparency.forgetOpenings'] },
  schedules: { 'transparency.watchWitnesses': { every: '23 * * * *', job: watchWitnesses } },
  works: { 'transparency.sequenceAll': { every: '* * * * *', work: sequenceAll } },
};
