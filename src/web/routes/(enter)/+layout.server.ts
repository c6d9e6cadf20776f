import { dictionary, isReviewed } from '../../words/words.ts';
import type { LayoutServerLoad } from './$types';

/** The words with which these pages go on speaking in the browser. */
export const load: LayoutServerLoad = ({ locals }) => ({
  dictionary: dictionary(locals.language, ['shell', 'coordination', 'problems']),
  reviewed: isReviewed(locals.language),
});
