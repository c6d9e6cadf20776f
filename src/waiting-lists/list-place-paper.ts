import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { entriesAbout } from '#transparency/index.ts';
import { callNamed } from './call-numbers.ts';
import type { ListPlace } from './holder.contract.ts';
import { stepsOf } from './numbers.store.ts';
import { named } from './show-lists.ts';
import { visiting } from './visit.ts';

/**
 * The paper for a lawyer: since when somebody waited, when they were called, when they were turned back,
 * and the log’s proof of it, which holds without trusting whoever keeps the list.
 */
export function givePaper(
  context: Context,
  { visit }: { visit: string },
): Promise<z.output<typeof ListPlace>> {
  return visiting(context, visit, async (inner, { list, number: kept }) => {
    const { listId, port } = list;
    const { number, people } = kept;
    const steps = await stepsOf(inner.tx, listId, number);
    const calls = steps.flatMap(({ callId }) => (callId === null ? [] : callNamed(callId)));
    const log = await entriesAbout(inner, listId, { own: `${number}`, several: calls });
    if (!log) throw new Problem('missing', 'waiting.noSuchList');
    const { name, origin, keys, witnesses, size, note, waiting, entries } = log;
    const holders = (await named(inner, list)).map((holder) => holder.name);
    return {
      format: 'puente-list-place/1',
      list: { listId, port, name, origin, holders },
      number,
      people,
      steps: steps.map(({ what, day }) => ({ what, day })),
      log: { keys, witnesses, size, note, waiting, entries },
    };
  });
}
