import type { Background } from '#platform/jobs.ts';
import { forgetOldDrafts } from './drop-draft.ts';
import { endLapsed } from './erase-household.ts';
import { forgetOldAnswers } from './forget-old-answers.ts';
import { forgetOldFiles } from './import-result.ts';

/** What the registry does in the background. */
export const background: Background = {
  schedules: {
    'registry.forgetOldDrafts': { every: '*/10 * * * *', job: forgetOldDrafts },
    'registry.forgetOldAnswers': { every: '23 * * * *', job: forgetOldAnswers },
    'registry.forgetOldFiles': { every: '29 * * * *', job: forgetOldFiles },
    'registry.endLapsed': { every: '41 * * * *', job: endLapsed },
  },
};
