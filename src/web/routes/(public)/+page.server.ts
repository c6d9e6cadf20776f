import { publicState } from '../../public-state.ts';
import type { PageServerLoad } from './$types';
import { hasLists } from './waiting-lists/has-lists.ts';

/** Which programme is in force, if any: said before anything else; and whether a waiting list is kept. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const [state, lists] = await Promise.all([publicState(visit), hasLists(visit)]);
  return { state, hasLists: lists };
};
