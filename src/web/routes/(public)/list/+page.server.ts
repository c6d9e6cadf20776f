import { publicList, publicState } from '#queue/contract.ts';
import { hasLists } from '../waiting-lists/has-lists.ts';
import type { PageServerLoad } from './$types';
import { programmeAsked } from './programme-asked.ts';

/** The rule and the list of one programme, a page at a time, or one number of it. */
export const load: PageServerLoad = async ({ locals: { visit }, url }) => {
  const [{ programmes }, lists] = await Promise.all([visit.call(publicState, {}), hasLists(visit)]);
  const chosen = programmeAsked(programmes, url);
  const find = (url.searchParams.get('number') ?? '').slice(0, 20);
  const others = programmes.filter((one) => one !== chosen);
  if (!chosen) return { programme: null, list: null, others, find, hasLists: lists };
  const after = Math.max(0, Number.parseInt(url.searchParams.get('after') ?? '0', 10) || 0);
  const { programmeId } = chosen;
  const list = await visit.call(publicList, { programmeId, after, find: find || null });
  return { programme: chosen, list: { ...list, after }, others, find, hasLists: lists };
};
