import type { Background } from '#platform/jobs.ts';
import { countFigures } from './count-figures.ts';
import { forgetClosed, lapse } from './forget-closed.ts';
import { forgetVisits } from './visit.ts';

/** What waiting lists do in the background. It looks every ten minutes whether the day was counted. */
export const background: Background = {
  schedules: {
    'waiting.lapse': { every: '*/5 * * * *', job: lapse },
    'waiting.forgetVisits': { every: '*/10 * * * *', job: forgetVisits },
    'waiting.countFigures': { every: '*/10 * * * *', job: countFigures },
    'waiting.forgetClosed': { every: '17 4 * * *', job: forgetClosed },
  },
};
