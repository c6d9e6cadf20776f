import { list, lists } from '#waiting-lists/contract.ts';
import type { PageServerLoad } from './$types';
import { namedLists } from './list-name.ts';

/** Every list with what it called today; of the chosen one, or the only one, the days before as well. */
export const load: PageServerLoad = async ({ locals: { visit, language }, url }) => {
  const kept = await visit.call(lists, {});
  const all = namedLists(kept.lists, language);
  const wanted = url.searchParams.get('list');
  const chosen = all.find(({ listId }) => listId === wanted) ?? (all.length === 1 ? all[0] : null);
  const isOldLink = wanted !== null && chosen?.listId !== wanted;
  if (!chosen) return { lists: all, chosen: null, isOldLink };
  const asked = list.input.safeParse({
    ...chosen,
    before: url.searchParams.get('before') ?? undefined,
  });
  const { days, next } = await visit.call(list, asked.data ?? { listId: chosen.listId });
  const isLater = asked.data?.before !== undefined;
  return { lists: all, chosen: { ...chosen, days, next, isLater }, isOldLink };
};
