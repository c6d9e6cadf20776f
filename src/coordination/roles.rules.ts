import type { Role } from '#platform/actor.ts';

/** How a change of roles stands to the person who makes it. */
export interface RoleChange {
  isOneself: boolean;
  /** How many administrators the organisation has, the person included. */
  administrators: number;
  before: readonly Role[];
  after: readonly Role[];
}

/**
 * Nobody widens their own rights while another administrator could do it: an administrator reads no
 * family's answers, and must not become a lawyer alone. Where there is only one, it is allowed and told.
 */
export function mayChangeRoles({ isOneself, administrators, before, after }: RoleChange): boolean {
  const isWider = after.some((role) => !before.includes(role));
  return !(isOneself && isWider && administrators > 1);
}
