import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { canAskAgain, canLeave, returnsUntil } from './act-on-number.ts';
import { calledUpTo } from './calls.store.ts';
import type { myNumber } from './holder.contract.ts';
import { countBefore, type KeptNumber, stepsOf } from './numbers.store.ts';
import { readersOf } from './report-abuse.ts';
import { visiting } from './visit.ts';

type MyNumber = z.output<typeof myNumber.output>;

/** One's own number: where it stands, what happened to it, what can be done. */
export function showMyNumber(context: Context, { visit }: { visit: string }): Promise<MyNumber> {
  return visiting(context, visit, async (inner, { list, number: kept }) => {
    const { tx, now } = inner;
    const { listId, port, state: listState } = list;
    const { number, people, state, hasOwnWord } = kept;
    const isClosed = listState === 'closed';
    return {
      listId,
      port,
      listState: listState === 'open' || listState === 'paused' ? listState : 'closed',
      number,
      people,
      state,
      partiesBefore: await partiesBefore(inner, kept),
      calledUpTo: await calledUpTo(tx, listId),
      steps: await stepsOf(tx, listId, number),
      hasOwnWord,
      canAskAgain: !isClosed && canAskAgain(kept),
      canLeave: !isClosed && canLeave(kept),
      canReturnUntil: isClosed ? null : returnsUntil(kept, now),
      reportReaders: await readersOf(inner, list),
    };
  });
}

async function partiesBefore({ tx }: Context, { listId, number, state }: KeptNumber) {
  if (state !== 'waiting' && state !== 'again') return null;
  return countBefore(tx, listId, { number, atHead: state === 'again' });
}
