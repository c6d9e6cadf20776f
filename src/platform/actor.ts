/** What a member of staff may be in an organisation. One person may hold several roles. */
export const roles = [
  'administrator',
  'coordinator',
  'registrar',
  'reviewer',
  'planner',
  'lawyer',
  'observer',
] as const;
export type Role = (typeof roles)[number];

/**
 * Who may call a route: everybody (`anyone`), a household in *my place* (`family`), staff in a role,
 * or Puente's own jobs and command line (`system`).
 */
export type Caller = 'anyone' | 'family' | 'system' | Role;

/** Who is asking. A family session knows which adult opened it only if the words were that adult's own. */
export type Actor =
  | { kind: 'anyone' }
  | {
      kind: 'family';
      householdId: string;
      personId: string | null;
      /** What was proven besides the words: `day` opens day and port of an appointment. */
      proofs?: Readonly<Record<string, boolean>>;
      /** The token of the session, so that it can be ended or be proven more. */
      session?: string;
    }
  | {
      kind: 'staff';
      staffId: string;
      organisationId: string;
      roles: readonly Role[];
      session?: string;
    }
  | { kind: 'system'; task: string };

/** True when the actor is one of the callers that a route names. */
export function isOneOf(actor: Actor, callers: readonly Caller[]): boolean {
  if (callers.includes('anyone')) return true;
  if (actor.kind === 'staff') return actor.roles.some((role) => callers.includes(role));
  return callers.includes(actor.kind);
}
