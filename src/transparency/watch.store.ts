import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** A witness as everybody may see it; `seenOn` is a UTC day. */
export interface ShownWitness {
  name: string;
  seenOn: string | null;
  silent: boolean;
  cosignedSize: number | null;
}

/** How far a log has come: entries, and the UTC day of its newest checkpoint; null for no such log. */
export function newestOf(
  tx: Tx,
  logId: string,
): Promise<{ size: number; signedOn: string } | null> {
  return tx.first(sql`
    select size, signed_on as "signedOn" from transparency.checkpoints
    where log_id = ${logId} order by size desc limit 1`);
}

/** Who watches a log, and when each was last seen. */
export function shownWitnesses(tx: Tx, logId: string): Promise<ShownWitness[]> {
  return tx.rows(sql`
    select name, seen_on as "seenOn", silent, cosigned_size as "cosignedSize"
    from transparency.witnesses_shown(${logId})`);
}
