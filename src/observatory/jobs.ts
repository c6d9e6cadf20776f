import type { Background } from '#platform/jobs.ts';
import { countFairness } from './fairness/count-fairness.ts';

/** What the observatory does in the background. It looks every ten minutes whether the week was counted. */
export const background: Background = {
  schedules: { 'observatory.countFairness': { every: '*/10 * * * *', job: countFairness } },
};
