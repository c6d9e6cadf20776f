import type { z } from 'zod';
import { namesOf } from '#coordination/index.ts';
import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import { Problem } from '#platform/problem.ts';
import { decisionsBy } from './stand-aside.store.ts';
import type { decisionsOf as contract } from './standing-aside.contract.ts';

/** Decisions of one page. */
const pageSize = 100;

/**
 * What somebody of the administrator's organisation decided on requests to go earlier, also after they left, so
 * that it can be looked at again. Of another organisation's people nothing is told.
 */
export async function decisionsOf(
  context: Context,
  { staffId, beforeAt, beforeRequest }: z.output<typeof contract.input>,
): Promise<z.output<typeof contract.output>> {
  const [person] = await namesOf(context.tx, [staffId]);
  if (!person) throw new Problem('missing', 'coordination.noSuchPerson');
  const before =
    beforeAt && beforeRequest ? { at: new Date(beforeAt), requestId: beforeRequest } : null;
  const decisions = await decisionsBy(context.tx, staffId, before, pageSize);
  await noteListView(context, 'queue.decisionsOf', []);
  return { name: person.displayName, decisions, isWhole: decisions.length < pageSize };
}
