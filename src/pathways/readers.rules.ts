import type { Actor } from '#platform/actor.ts';
import type { Situation } from './situation.ts';

/** What a reader must know of a person to be shown that person's routes. */
interface ReadPerson {
  personId: string;
  first: boolean;
  adult: boolean | null;
}

/**
 * Whether the reader may know this person's answers. In my place: one's own and the children's. Words
 * of the whole household are the first person's only once the family's own fact is proven.
 */
export function mayReadAnswers(actor: Actor, person: ReadPerson): boolean {
  if (actor.kind !== 'family') return true;
  if (person.adult === false) return true;
  if (actor.personId !== null) return person.personId === actor.personId;
  return person.first && actor.proofs?.day === true;
}

/**
 * The situation as the reader may know it: where somebody is, only a lawyer and the family; needs, only
 * staff. What is hidden stands as unknown, so that no route and no reason betrays it.
 */
export function shownTo(actor: Actor, situation: Situation): Situation {
  if (actor.kind === 'family') return { ...situation, urgentNeeds: 'unknown' };
  const lawyer = actor.kind === 'staff' && actor.roles.includes('lawyer');
  return lawyer ? situation : { ...situation, where: 'unknown' };
}
