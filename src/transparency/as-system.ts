import type { Context } from '#platform/context.ts';

/**
 * Does what only the machinery may, within somebody's transaction: signing and numbering are nobody's
 * right. Must not be called within itself, nor while other statements are under way.
 */
export function asSystem<T>({ actor, tx }: Context, work: () => Promise<T>): Promise<T> {
  if (actor.kind === 'system') return work();
  return tx.actingAs({ kind: 'system', task: 'transparency' }, work);
}
