import { dictionary } from '../../../words/words.ts';
import type { LayoutServerLoad } from './$types';

/** These pages speak with words of their own, and name orders as the pages of programmes do. */
export const load: LayoutServerLoad = ({ locals }) => ({
  moreWords: {
    ...dictionary(locals.language, ['waiting-desk']),
    ...Object.fromEntries(
      Object.entries(dictionary(locals.language, ['planning'])).filter(([key]) =>
        key.startsWith('planning.source.'),
      ),
    ),
  },
});
