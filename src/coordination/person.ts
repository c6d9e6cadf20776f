import { z } from 'zod';
import { roles } from '#platform/actor.ts';

/** One role of somebody in their organisation. */
export const StaffRole = z.enum(roles);

/** Roles as they are given: each once, at least one. */
export const StaffRoles = z
  .array(StaffRole)
  .min(1, 'coordination.roleNeeded')
  .transform((wanted) => roles.filter((role) => wanted.includes(role)));

/** What colleagues see; may be a handle. Families never see it. */
export const DisplayName = z
  .string()
  .trim()
  .min(1, 'coordination.displayNameNeeded')
  .max(80, 'coordination.nameTooLong');

/** The name somebody signs in with: small letters, figures and . _ @ - (an address is one). */
export const SignInName = z
  .string()
  .transform((typed) => typed.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{2,79}$/u, 'coordination.signInNameForm'));

/** How somebody is known in their organisation. */
export const PersonInput = z.object({ displayName: DisplayName, signInName: SignInName });
export type PersonInput = z.infer<typeof PersonInput>;
