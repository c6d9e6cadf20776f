import type { Context } from '#platform/context.ts';
import { dropOpeningsIn } from '#transparency/index.ts';
import { announce, of } from './announce.ts';
import { keptDays } from './list-words.rules.ts';
import { emptyList, listsToEmpty } from './lists.store.ts';
import { lapseProposals } from './proposals.store.ts';

/**
 * Takes away, 90 days after a list was closed, what opens its numbers and its log: words, sizes, what came
 * of each, reports. The log and what was called stay.
 */
export async function forgetClosed(context: Context): Promise<void> {
  const { tx, now } = context;
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  for (const listId of await listsToEmpty(tx, before)) {
    await emptyList(tx, listId, now);
    await dropOpeningsIn(tx, listId);
    await announce(context, { name: 'waiting.listEmptied', subject: of(listId), payload: {} });
  }
}

/** Ends what was not confirmed in time: nothing happened. */
export async function lapse({ tx, now }: Context): Promise<void> {
  await lapseProposals(tx, null, now);
}
