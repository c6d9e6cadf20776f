import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** Another organisation that was asked to keep a list. */
export interface HolderChange {
  changeId: string;
  listId: string;
  askedBy: string;
  stays: string;
  comes: string;
  /** Whose place it takes; null: nobody's. */
  goes: string | null;
  /** Before this it cannot say yes. */
  openFrom: Date;
}

/** Keeps a change that is asked for. The constraint `holder_changes_one_open` refuses a second. */
export async function keepChange(tx: Tx, change: HolderChange, now: Date): Promise<void> {
  await tx.run(sql`
    insert into waiting_lists.holder_changes (change_id, list_id, asked_at, asked_by, stays, comes, goes,
      open_from)
    values (${change.changeId}, ${change.listId}, ${now}, ${change.askedBy}, ${change.stays},
      ${change.comes}, ${change.goes}, ${change.openFrom})`);
}

/** The change of a list that waits, if the actor's organisation is concerned; held until the end. */
export function holdChange(tx: Tx, listId: string): Promise<HolderChange | null> {
  return tx.first(sql`
    select change_id as "changeId", list_id as "listId", asked_by as "askedBy", stays, comes, goes,
      open_from as "openFrom"
    from waiting_lists.holder_changes where list_id = ${listId} and state = 'asked' for update`);
}

/** The changes that wait and concern the actor's organisation, by list. */
export async function changesAsked(tx: Tx): Promise<Map<string, HolderChange>> {
  const rows = await tx.rows<HolderChange>(sql`
    select change_id as "changeId", list_id as "listId", asked_by as "askedBy", stays, comes, goes,
      open_from as "openFrom"
    from waiting_lists.holder_changes where state = 'asked'`);
  return new Map(rows.map((row) => [row.listId, row]));
}

/** Decides a change. The database refuses a yes too early, or of another organisation than was asked. */
export async function decideChange(
  tx: Tx,
  changeId: string,
  decision: { accept: boolean; staffId: string; organisationId: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update waiting_lists.holder_changes set state = ${decision.accept ? 'accepted' : 'declined'},
      decided_at = ${now}, decided_by = ${decision.staffId}, decided_for = ${decision.organisationId}
    where change_id = ${changeId}`);
}
