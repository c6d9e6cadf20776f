import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A checkpoint as it was signed, with the lines of witnesses under its note. */
export interface KeptCheckpoint {
  size: number;
  root: Uint8Array;
  note: string;
}

const cosigned = sql`c.size, c.root, c.note || coalesce((
    select string_agg(s.line, '' order by s.line) from transparency.cosignatures s
    where s.log_id = c.log_id and s.size = c.size), '') as note`;

/** Keeps a signed checkpoint. */
export async function keepCheckpoint(
  tx: Tx,
  logId: string,
  { size, root, note }: KeptCheckpoint,
  signedOn: string,
): Promise<void> {
  await tx.run(sql`
    insert into transparency.checkpoints (log_id, size, root, note, signed_on)
    values (${logId}, ${size}, ${Buffer.from(root)}, ${note}, ${signedOn})`);
}

/** The newest checkpoint of a log. */
export function lastCheckpoint(tx: Tx, logId: string): Promise<KeptCheckpoint | null> {
  return tx.first(sql`
    select ${cosigned} from transparency.checkpoints c
    where c.log_id = ${logId} order by c.size desc limit 1`);
}

/** The newest checkpoint of a log under which a witness's line stands. */
export function lastCosigned(tx: Tx, logId: string): Promise<KeptCheckpoint | null> {
  return tx.first(sql`
    select ${cosigned} from transparency.checkpoints c
    where c.log_id = ${logId} and c.size = (
      select max(s.size) from transparency.cosignatures s where s.log_id = ${logId})`);
}

/** The checkpoint of a size, if one was signed. */
export function findCheckpoint(
  tx: Tx,
  logId: string,
  size: number,
): Promise<KeptCheckpoint | null> {
  return tx.first(sql`
    select ${cosigned} from transparency.checkpoints c
    where c.log_id = ${logId} and c.size = ${size}`);
}

/**
 * The checkpoints that a file holds, from a size on: each with a witness's line, the last of each day, the last
 * before a key ended, which may announce the next, and the one of `upTo`. A log that grows every minute signs many more; each can be asked for.
 */
export function listCheckpoints(
  tx: Tx,
  logId: string,
  { from, upTo, atMost }: { from: number; upTo: number; atMost: number },
): Promise<KeptCheckpoint[]> {
  return tx.rows(sql`
    select ${cosigned} from transparency.checkpoints c
    where c.log_id = ${logId} and c.size >= ${from} and c.size <= ${upTo}
      and (c.size = ${upTo}
        or exists (select from transparency.cosignatures s
          where s.log_id = c.log_id and s.size = c.size)
        or c.size = any ((select array_agg((
          select max(b.size) from transparency.checkpoints b
          where b.log_id = e.log_id and b.size <= e.position))
          from transparency.entries e
          where e.log_id = ${logId} and e.leaf like '{"keyId":%"kind":"key.ended"%')::bigint[])
        or not exists (select from transparency.checkpoints later
          where later.log_id = c.log_id and later.signed_on = c.signed_on
            and later.size > c.size and later.size <= ${upTo}))
    order by c.size limit ${atMost}`);
}

/** Keeps the line of a witness under a checkpoint; the first that it gave stays. */
export async function keepCosignature(
  tx: Tx,
  logId: string,
  size: number,
  witnessId: string,
  line: string,
): Promise<void> {
  await tx.run(sql`
    insert into transparency.cosignatures (log_id, size, witness_id, line)
    values (${logId}, ${size}, ${witnessId}, ${line}) on conflict do nothing`);
}
