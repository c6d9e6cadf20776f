import type { Tx } from './database.ts';
import type { Sql } from './sql.ts';

/** What a statement answers that gives one row with one yes or no; no row and null are a no. */
export async function isTrue(tx: Tx, query: Sql): Promise<boolean> {
  const row = await tx.first(query);
  return row !== null && Object.values(row)[0] === true;
}
