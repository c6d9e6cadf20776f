import { dictionary } from '../../../words/words.ts';
import type { LayoutServerLoad } from './$types';

/** Programmes, queue, plans and law: these pages speak with the words of planning as well. */
export const load: LayoutServerLoad = ({ locals }) => ({
  moreWords: dictionary(locals.language, ['planning']),
});
