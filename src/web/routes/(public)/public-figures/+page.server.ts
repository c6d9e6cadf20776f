import { hasLists } from '../waiting-lists/has-lists.ts';
import type { PageServerLoad } from './$types';

/** Which figures everybody may read. */
export const load: PageServerLoad = async ({ locals: { visit } }) => ({
  hasLists: await hasLists(visit),
});
