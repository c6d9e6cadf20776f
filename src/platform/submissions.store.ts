import type { Tx } from './database.ts';
import { sql } from './sql.ts';

/** Takes the submission key for this transaction; false if somebody has it already. */
export async function claimSubmission(tx: Tx, hash: Buffer, now: Date): Promise<boolean> {
  const taken = await tx.run(sql`
    insert into platform.submissions (key_hash, at) values (${hash}, ${now})
    on conflict (key_hash) do nothing`);
  return taken === 1;
}

/** The sealed answer that a submission got, or null. */
export async function answerOfSubmission(tx: Tx, hash: Buffer): Promise<Buffer | null> {
  const row = await tx.first<{ answer: Buffer | null }>(
    sql`select answer from platform.submissions where key_hash = ${hash}`,
  );
  return row?.answer ?? null;
}

/** Keeps the sealed receipt of a form beside its claimed key. */
export async function keepAnswer(tx: Tx, hash: Buffer, answer: Buffer): Promise<void> {
  await tx.run(sql`update platform.submissions set answer = ${answer} where key_hash = ${hash}`);
}

/** Forgets the answers of submissions before a time: a form is sent again within minutes, not days. */
export async function forgetAnswers(tx: Tx, before: Date): Promise<void> {
  await tx.run(
    sql`update platform.submissions set answer = null where at < ${before} and answer is not null`,
  );
}
