import type { Tx } from '#platform/database.ts';
import { isTrue } from '#platform/is-true.ts';
import { sql } from '#platform/sql.ts';

/** A log as it stands. */
export interface Log {
  logId: string;
  organisationId: string;
  name: string;
  origin: string;
  /** Leaves that have a position. */
  size: number;
  /** Day of the last entry, at UTC. */
  lastOn: string;
}

const columns = sql`log_id as "logId", organisation_id as "organisationId", name, origin, size,
  last_on as "lastOn"`;

/** Every log, by name. */
export function listLogs(tx: Tx): Promise<Log[]> {
  return tx.rows(sql`select ${columns} from transparency.logs order by name, log_id`);
}

/** A log, or null. */
export function findLog(tx: Tx, logId: string): Promise<Log | null> {
  return tx.first(sql`select ${columns} from transparency.logs where log_id = ${logId}`);
}

/** Keeps a new log; false when it is there already. */
export async function keepLog(tx: Tx, log: Omit<Log, 'size'>): Promise<boolean> {
  const kept = await tx.run(sql`
    insert into transparency.logs (log_id, organisation_id, name, origin, last_on)
    values (${log.logId}, ${log.organisationId}, ${log.name}, ${log.origin}, ${log.lastOn})
    on conflict (log_id) do nothing`);
  return kept > 0;
}

/** Keeps how far a log has come. */
export async function moveLog(
  tx: Tx,
  { logId, size, lastOn }: Pick<Log, 'logId' | 'size' | 'lastOn'>,
): Promise<void> {
  await tx.run(sql`
    update transparency.logs set size = ${size}, last_on = ${lastOn} where log_id = ${logId}`);
}

/** Holds a log until the end of the transaction: positions are given by one at a time. */
export async function holdLog(tx: Tx, logId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`log ${logId}`}, 0))`);
}

/** True when the actor's organisation stewards the programme or list of the log. */
export function isStewardOfLog(tx: Tx, logId: string): Promise<boolean> {
  return isTrue(
    tx,
    sql`select organisation_id = (select platform.organisation()) from transparency.logs
      where log_id = ${logId}`,
  );
}
