import type { Context } from '#platform/context.ts';
import { announce, of } from './announce.ts';
import { getList, type ListState, type Source } from './list.ts';
import { writeToLog } from './list-log.ts';
import { moveList } from './lists.store.ts';

interface Order {
  listId: string;
  source: Source;
}

/** Pauses a list by order: nobody is called, every number keeps its place, and numbers are still given. */
export function pauseList(context: Context, order: Order): Promise<Record<string, never>> {
  return move(context, order, {
    from: 'open',
    to: 'paused',
    kind: 'list.paused',
    name: 'waiting.listPaused',
  });
}

/** Resumes a paused list by its order; everybody stands where they stood. */
export function resumeList(context: Context, order: Order): Promise<Record<string, never>> {
  return move(context, order, {
    from: 'paused',
    to: 'open',
    kind: 'list.resumed',
    name: 'waiting.listResumed',
  });
}

async function move(
  context: Context,
  { listId, source }: Order,
  {
    from,
    to,
    kind,
    name,
  }: {
    from: ListState;
    to: ListState;
    kind: 'list.paused' | 'list.resumed';
    name: 'waiting.listPaused' | 'waiting.listResumed';
  },
): Promise<Record<string, never>> {
  await getList(context, listId, [from]);
  await moveList(context.tx, listId, { state: to, source }, context.now);
  await writeToLog(context, listId, [{ entry: { kind, order: source.name } }]);
  await announce(context, { name, subject: of(listId), payload: { order: source.name } });
  return {};
}
