import { publicFigure } from '#observatory/courts/figures/disclosure.rules.ts';
import type { Context } from '#platform/context.ts';
import { countsOf, type Figures, findFigures, keepFigures } from './figures.store.ts';
import { dayOf } from './list.ts';
import { publicLists } from './lists.store.ts';

/**
 * Counts every list that was not counted today, and keeps what may be published of it. Once a day: what
 * moved with every arrival would tell of that arrival. Once its numbers are taken away a list is not
 * counted any more: nobody waiting would then be said of people who had waited.
 */
export async function countFigures(context: Context): Promise<void> {
  const { tx, now } = context;
  for (const list of await publicLists(tx)) {
    const countedOn = dayOf(list, context);
    const last = await findFigures(tx, list.listId);
    if (list.emptiedAt !== null || (last && last.countedOn >= countedOn)) continue;
    await keepFigures(tx, list.listId, await count(context, list.listId, countedOn), now);
  }
}

async function count(
  { tx, keyring }: Context,
  listId: string,
  countedOn: string,
): Promise<Figures> {
  const { peopleWaiting, reports } = await countsOf(tx, listId);
  const publish = (name: string, exact: number) =>
    publicFigure((text) => keyring.token('disclosure', text), `list ${listId} ${name}`, exact);
  return {
    countedOn,
    peopleWaiting: publish('people', peopleWaiting),
    reports: publish('reports', reports),
  };
}
