import { dictionary } from '../../../words/words.ts';
import { townOf } from '../(planning)/names.ts';
import { deskZone } from '../lines.ts';
import type { PageServerLoad } from './$types';

/** When a backup was last made here; refused to all but administrators of the founding organisation. */
export const load: PageServerLoad = async ({ locals }) => {
  const { application, visit, language } = locals;
  return {
    moreWords: dictionary(language, ['planning']),
    lastAt: await application.lastBackup(visit),
    now: application.now(),
    town: townOf(deskZone),
  };
};
