import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { ReportKind } from './list-words.rules.ts';

/** A report as it is kept: it does not say which number told it. */
export interface KeptReport {
  reportId: string;
  listId: string;
  port: string;
  /** The organisation that it is about; null: somebody else, or not known. */
  about: string | null;
  kind: ReportKind;
  sealed: Buffer;
  day: string;
  result: 'looked_into' | 'passed_on' | 'nothing_found' | null;
}

/** Keeps a report. */
export async function keepReport(
  tx: Tx,
  report: Omit<KeptReport, 'port' | 'result'>,
): Promise<void> {
  await tx.run(sql`
    insert into waiting_lists.reports (report_id, list_id, about, kind, sealed, day)
    values (${report.reportId}, ${report.listId}, ${report.about}, ${report.kind}, ${report.sealed},
      ${report.day})`);
}

/** The reports that the actor may read, newest first. */
export function reportsToRead(tx: Tx): Promise<KeptReport[]> {
  return tx.rows(sql`
    select r.report_id as "reportId", r.list_id as "listId", l.port, r.about, r.kind, r.sealed, r.day,
      r.result
    from waiting_lists.reports r join waiting_lists.lists l using (list_id)
    order by r.day desc, r.report_id limit 500`);
}

/** Keeps what was done about a report that the actor may read; false if there is none. */
export async function keepResult(
  tx: Tx,
  settled: { reportId: string; result: string; staffId: string; organisationId: string },
  now: Date,
): Promise<boolean> {
  const { reportId, result, staffId, organisationId } = settled;
  const kept = await tx.run(sql`
    update waiting_lists.reports set result = ${result}, settled_by = ${staffId},
      settled_for = ${organisationId}, settled_at = ${now}
    where report_id = ${reportId}`);
  return kept > 0;
}

/** The organisations that may read a report about one, or about somebody else. */
export async function reportReaders(
  tx: Tx,
  listId: string,
  about: string | null,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from waiting_lists.report_readers(${listId}, ${about}) as readers (id)`,
  );
  return rows.map(({ id }) => id);
}
