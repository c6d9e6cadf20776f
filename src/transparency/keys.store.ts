import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { KeyEndReason } from './entry.rules.ts';

/** A signing key as it is kept. */
export interface KeptKey {
  number: number;
  publicKey: Uint8Array;
  sealed: Uint8Array;
}

/** The key that signs now; null before the first log. */
export function findSigningKey(tx: Tx): Promise<KeptKey | null> {
  return tx.first(sql`
    select number, public_key as "publicKey", sealed from transparency.signing_keys
    where ended_at is null`);
}

/** Holds the keys until the end of the transaction: none is made or replaced meanwhile, no log begins. */
export async function holdKeys(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('signing keys of logs', 0))`);
}

/** The number that the next key gets; hold the keys before. */
export async function nextKeyNumber(tx: Tx): Promise<number> {
  const row = await tx.first<{ next: number }>(
    sql`select coalesce(max(number), 0) + 1 as next from transparency.signing_keys`,
  );
  return row?.next ?? 1;
}

/** Keeps a new key; the database refuses a second that signs. */
export async function keepSigningKey(tx: Tx, key: KeptKey, now: Date): Promise<void> {
  await tx.run(sql`
    insert into transparency.signing_keys (number, public_key, sealed, begun_at)
    values (${key.number}, ${Buffer.from(key.publicKey)}, ${Buffer.from(key.sealed)}, ${now})`);
}

/** Ends a key: it signs no more. */
export async function endSigningKey(
  tx: Tx,
  number: number,
  reason: KeyEndReason,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update transparency.signing_keys set ended_at = ${now}, end_reason = ${reason}
    where number = ${number} and ended_at is null`);
}

/** Keeps under which name a log has a key. */
export async function keepKeyOfLog(
  tx: Tx,
  logId: string,
  number: number,
  verifierKey: string,
): Promise<void> {
  await tx.run(sql`
    insert into transparency.log_keys (log_id, number, verifier_key)
    values (${logId}, ${number}, ${verifierKey})`);
}

/** Every key that the log ever signed with, the oldest first. */
export async function keysOfLog(tx: Tx, logId: string): Promise<string[]> {
  const rows = await tx.rows<{ key: string }>(sql`
    select verifier_key as key from transparency.log_keys where log_id = ${logId} order by number`);
  return rows.map(({ key }) => key);
}
