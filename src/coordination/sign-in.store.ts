import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';

/** The sealed passphrase of somebody who works here now, or null. */
export function findPassphrase(
  tx: Tx,
  signInName: string,
): Promise<{ staffId: string; sealed: Buffer } | null> {
  return tx.first<{ staffId: string; sealed: Buffer }>(sql`
    select staff_id as "staffId", sealed from coordination.passphrase_of(${signInName})`);
}

/** True the first time that a code's step is used. */
export function takeStep(tx: Tx, staffId: string, step: number): Promise<boolean> {
  return isTrue(tx, sql`select coordination.take_step(${staffId}, ${step}) as taken`);
}

/** Counts a wrong try of a name; how many there were since the last quiet day. */
export async function noteWrongTry(tx: Tx, name: Buffer, now: Date): Promise<number> {
  const row = await tx.first<{ wrong: number }>(
    sql`select coordination.note_wrong_try(${name}, ${now}) as wrong`,
  );
  return row?.wrong ?? 0;
}

/** Takes a try of a code where the passphrase was right; false while that name must wait. */
export function takeCodeTry(tx: Tx, name: Buffer, now: Date): Promise<boolean> {
  return isTrue(tx, sql`select coordination.take_code_try(${name}, ${now}) as taken`);
}

/** Forgets the wrong tries of a sign-in name, after a right one. */
export async function forgetTries(tx: Tx, name: Buffer): Promise<void> {
  await tx.run(sql`select coordination.forget_tries(${name})`);
}
