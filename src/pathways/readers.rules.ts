import type { Actor } from '#platform/actor.ts';
import type { Situation } from './situation.ts';

/**
 * The situation as the reader may know it: where somebody is, only a lawyer and the family; needs, only
 * staff. What is hidden stands as unknown, so that no route and no reason betrays it.
 */
export function shownTo(actor: Actor, situation: Situation): Situation {
  if (actor.kind === 'family') return { ...situation, urgentNeeds: 'unknown' };
  const lawyer = actor.kind === 'staff' && actor.roles.includes('lawyer');
  return lawyer ? situation : { ...situation, where: 'unknown' };
}
