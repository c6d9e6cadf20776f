import { publicState } from '../../public-state.ts';
import type { PageServerLoad } from './$types';

/** Which programme is in force, if any: said before anything else. */
export const load: PageServerLoad = async ({ locals }) => ({
  state: await publicState(locals.visit),
});
