import { draws, publicState } from '#queue/contract.ts';
import { programmeAsked } from '../programme-asked.ts';
import type { PageServerLoad } from './$types';

/** Every draw of a programme, with what is needed to repeat it; the numbers stand on the list. */
export const load: PageServerLoad = async ({ locals: { visit }, url }) => {
  const { programmes } = await visit.call(publicState, {});
  const programme = programmeAsked(programmes, url);
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
