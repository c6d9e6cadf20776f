import { lists } from '#waiting-lists/contract.ts';
import { publicState } from '../../public-state.ts';
import type { PageServerLoad } from './$types';

/** Which programme is in force, if any: said before anything else; and whether a waiting list is kept. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const [state, kept] = await Promise.all([publicState(visit), visit.call(lists, {})]);
  return { state, hasLists: kept.lists.length > 0 };
};
