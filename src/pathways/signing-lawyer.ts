import type { Actor } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';

/** Who signs: a person, since a signature is somebody's. */
export function signingLawyer(actor: Actor): { staffId: string; organisationId: string } {
  if (actor.kind === 'staff' && actor.roles.includes('lawyer')) return actor;
  throw new Problem('forbidden', 'platform.notYourRole');
}
