import { publicRules } from '#pathways/contract.ts';
import type { PageServerLoad } from './$types';

/** The rules of today, and when a lawyer comes before any of them. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const { rules } = await visit.call(publicRules, {});
  return {
    first: rules.filter(({ kind }) => kind === 'safeguard'),
    present: rules.filter(({ kind, history }) => kind === 'route' && !history),
  };
};
