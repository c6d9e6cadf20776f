import { publicRules } from '#pathways/contract.ts';
import type { PageServerLoad } from './$types';

/** The rules that are no longer offered; the programmes are told by the page itself. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const { rules } = await visit.call(publicRules, {});
  return { past: rules.filter(({ history }) => history) };
};
