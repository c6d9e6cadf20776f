import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/**
 * How often a programme, its queue, its ports' openings or its days changed, as the database counts it for
 * whoever writes. Two looks that give one number see all of them alike. Null for who does not steward it.
 */
export async function changesCounted(tx: Tx, programmeId: string): Promise<number | null> {
  const row = await tx.first<{ times: number | null }>(
    sql`select queue.changes_counted(${programmeId}) as times`,
  );
  return row?.times ?? null;
}

/** Keeps the count short; it stays the same. */
export async function foldChanges(tx: Tx): Promise<void> {
  await tx.run(sql`select queue.fold_changes()`);
}
