import type { Background } from '#platform/jobs.ts';
import { forgetClosed, lapse } from './forget-closed.ts';
import { forgetVisits } from './visit.ts';

/** What waiting lists do in the background. */
export const background: Background = {
  schedules: {
    'waiting.lapse': { every: '*/5 * * * *', job: lapse },
    'waiting.forgetVisits': { every: '*/10 * * * *', job: forgetVisits },
    'waiting.forgetClosed': { every: '17 4 * * *', job: forgetClosed },
  },
};
