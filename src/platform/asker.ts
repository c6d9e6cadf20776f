import type { Actor } from './actor.ts';
import type { Context } from './context.ts';
import { Problem } from './problem.ts';

/** A family in its own place. */
export type Family = Extract<Actor, { kind: 'family' }>;

/** Somebody of an organisation, signed in. */
export type Staff = Extract<Actor, { kind: 'staff' }>;

/** The family that asks. Throws `platform.signInFirst` for anybody else. */
export function familyOf({ actor }: Pick<Context, 'actor'>): Family {
  if (actor.kind === 'family') return actor;
  throw new Problem('unauthenticated', 'platform.signInFirst');
}

/** The member of staff that asks. Throws `platform.notYourRole` for anybody else. */
export function staffOf({ actor }: Pick<Context, 'actor'>): Staff {
  if (actor.kind === 'staff') return actor;
  throw new Problem('forbidden', 'platform.notYourRole');
}
