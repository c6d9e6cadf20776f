import { draws, publicState } from '#queue/contract.ts';
import type { PageServerLoad } from './$types';

/** Every draw of a programme, with what is needed to repeat it; the numbers stand on the list. */
export const load: PageServerLoad = async ({ locals: { visit }, url }) => {
  const { programmes } = await visit.call(publicState, {});
  const wanted = url.searchParams.get('programme');
  const programme = programmes.find(({ programmeId }) => programmeId === wanted) ?? programmes[0];
  if (!programme) return { programme: null, draws: [] };
  const made = await visit.call(draws, { programmeId: programme.programmeId });
  return {
    programme,
    draws: made.draws.map(({ ticketNumbers, ...draw }) => ({
      ...draw,
      count: ticketNumbers?.length ?? 0,
    })),
  };
};
