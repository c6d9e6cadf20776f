import { fairness } from '#observatory/contract.ts';
import type { PageServerLoad } from './$types';
import { dimensionIn, programmeIn } from './asked.ts';

/** How one programme's households wait, by one dimension. */
export const load: PageServerLoad = async ({ locals: { visit }, url }) => {
  const by = dimensionIn(url);
  const { chosen, others } = await programmeIn(visit, url);
  if (!chosen) return { by, programme: null, others, shown: null };
  const { programmeId, name } = chosen;
  const shown = await visit.call(fairness, { programmeId });
  return { by, programme: { programmeId, name }, others, shown };
};
