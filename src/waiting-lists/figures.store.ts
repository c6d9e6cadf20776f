import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** What was published of a list on one day; null for fewer than ten. */
export interface Figures {
  /** On the clocks of the port’s city. */
  countedOn: string;
  peopleWaiting: number | null;
  reports: number | null;
}

/** The newest figures of a list; null where it was not counted yet. */
export function findFigures(tx: Tx, listId: string): Promise<Figures | null> {
  return tx.first(sql`
    select counted_on as "countedOn", people_waiting as "peopleWaiting", reports
    from waiting_lists.figures where list_id = ${listId} order by counted_on desc limit 1`);
}

/** Keeps the figures of a day. Of two that counted the same, the first stays. */
export async function keepFigures(
  tx: Tx,
  listId: string,
  { countedOn, peopleWaiting, reports }: Figures,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into waiting_lists.figures (list_id, counted_on, people_waiting, reports, counted_at)
    values (${listId}, ${countedOn}, ${peopleWaiting}, ${reports}, ${now})
    on conflict do nothing`);
}

/** The counts behind the figures, exact; they are rounded before anybody reads them. */
export async function countsOf(
  tx: Tx,
  listId: string,
): Promise<{ peopleWaiting: number; reports: number }> {
  const row = await tx.first<{ peopleWaiting: number; reports: number }>(sql`
    select people_waiting as "peopleWaiting", reports from waiting_lists.counts(${listId})`);
  return row ?? { peopleWaiting: 0, reports: 0 };
}
