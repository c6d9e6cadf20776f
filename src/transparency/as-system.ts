import type { Context } from '#platform/context.ts';

/**
 * Does what only the machinery may, within somebody's transaction: signing and numbering are nobody's
 * right. Afterwards, refused or done, the actor has its own rights again. Must not be called within
 * itself, nor while other statements are under way.
 */
export async function asSystem<T>({ actor, tx }: Context, work: () => Promise<T>): Promise<T> {
  if (actor.kind === 'system') return work();
  const tried: PromiseSettledResult<T>[] = [];
  const acting = tx.actingAs({ kind: 'system', task: 'transparency' }, async () => {
    tried.push(...(await Promise.allSettled([work()])));
  });
  const [back] = await Promise.allSettled([acting]);
  const [outcome] = tried;
  // What the work says went wrong comes before what followed from it.
  if (outcome?.status === 'rejected') throw outcome.reason;
  if (back.status === 'rejected') throw back.reason;
  if (!outcome) throw new RangeError('the work was not tried');
  return outcome.value;
}
