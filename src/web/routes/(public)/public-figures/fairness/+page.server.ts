import type { PageServerLoad } from './$types';
import { shownIn } from './asked.ts';

/** How one programme's households wait, by one dimension. */
export const load: PageServerLoad = ({ locals: { visit }, url }) => shownIn(visit, url);
