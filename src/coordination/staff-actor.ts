import type { Actor } from '#platform/actor.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';

/** Somebody of an organisation, signed in. */
export type StaffActor = Extract<Actor, { kind: 'staff' }>;

/** The member of staff who is asking. Throws for anybody else. */
export function requireStaff({ actor }: Pick<Context, 'actor'>): StaffActor {
  if (actor.kind !== 'staff') throw new Problem('forbidden', 'platform.notYourRole');
  return actor;
}
