import { randomBytes } from 'node:crypto';
import type { Keyring } from './crypto/keyring.ts';
import type { Tx } from './database.ts';
import { sql } from './sql.ts';

/** How long a session of each kind may last, and how long it may lie idle, in seconds. */
export const sessionTimes = {
  staff: { lasts: 12 * 3600, idle: 30 * 60 },
  family: { lasts: 2 * 3600, idle: 20 * 60 },
} as const;

/** Whose session is to be opened. */
export type SessionOwner =
  | { kind: 'staff'; staffId: string }
  | { kind: 'family'; householdId: string; personId: string | null };

/** What a token stands for. */
export interface Session {
  kind: 'staff' | 'family';
  staffId: string | null;
  householdId: string | null;
  personId: string | null;
  /** What was proven besides the words, e.g. `day` by the family's own fact. */
  proofs: Readonly<Record<string, boolean>>;
  openedAt: Date;
}

/** Opens a session and gives the token for the cookie: 256 random bits, kept only as a keyed hash. */
export async function openSession(
  tx: Tx,
  keyring: Keyring,
  owner: SessionOwner,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const { lasts, idle } = sessionTimes[owner.kind];
  const staff = owner.kind === 'staff' ? owner.staffId : null;
  const household = owner.kind === 'family' ? owner.householdId : null;
  const person = owner.kind === 'family' ? owner.personId : null;
  await tx.run(sql`select platform.open_session(${keyring.token('sessions', token)}, ${owner.kind},
    ${staff}, ${household}, ${person}, ${now}, ${new Date(now.getTime() + lasts * 1000)}, ${idle})`);
  return token;
}

/** The live session of a token, or null. */
export async function findSession(
  tx: Tx,
  keyring: Keyring,
  token: string,
  now: Date,
): Promise<Session | null> {
  return tx.first<Session>(sql`
    select kind, staff_id as "staffId", household_id as "householdId", person_id as "personId",
      proofs, opened_at as "openedAt"
    from platform.find_session(${keyring.token('sessions', token)}, ${now})`);
}

/** Notes in the session that something more was proven. */
export async function proveInSession(
  tx: Tx,
  keyring: Keyring,
  token: string,
  proof: string,
): Promise<void> {
  await tx.run(sql`select platform.prove_in_session(
    ${keyring.token('sessions', token)}, ${JSON.stringify({ [proof]: true })})`);
}

/** Ends one session; nothing happens if there is none. */
export async function endSession(tx: Tx, keyring: Keyring, token: string): Promise<void> {
  await tx.run(sql`select platform.end_session(${keyring.token('sessions', token)})`);
}

/** Ends every session of a member of staff, or of a household. */
export async function endSessionsOf(
  tx: Tx,
  owner: { staffId?: string; householdId?: string },
): Promise<void> {
  await tx.run(
    sql`select platform.end_sessions_of(${owner.staffId ?? null}, ${owner.householdId ?? null})`,
  );
}

/** Forgets sessions that ended or lay idle too long: when a family came is nobody's to find later. */
export async function forgetEndedSessions(tx: Tx, now: Date): Promise<void> {
  await tx.run(sql`select platform.forget_ended_sessions(${now})`);
}
