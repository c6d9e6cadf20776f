import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** One thing that happened, as an administrator sees it. */
export interface AuditLine {
  factId: string;
  subjectKind: string;
  subjectId: string;
  position: number;
  name: string;
  payload: Record<string, unknown>;
  at: Date;
  actorKind: string;
  actorId: string | null;
}

/** A list or search that somebody looked at. */
export interface ViewLine {
  viewId: string;
  at: Date;
  actorId: string | null;
  kind: string;
  shown: number;
}

/** What to read: a span of time, and what narrows it. */
export interface AuditSpan {
  since: Date;
  until: Date;
  staffId: string | null;
  kind: string | null;
  before: { at: Date; factId: string } | null;
  most: number;
}

/** What happened in the administrator's organisation, the newest first. */
export function auditLines(tx: Tx, span: AuditSpan): Promise<AuditLine[]> {
  return tx.rows<AuditLine>(sql`
    select fact_id as "factId", subject_kind as "subjectKind", subject_id as "subjectId", position,
      name, payload, at, actor_kind as "actorKind", actor_id as "actorId"
    from coordination.audit(${span.since}, ${span.until}, ${span.staffId}, ${span.kind},
      ${span.before?.at ?? null}, ${span.before?.factId ?? null}, ${span.most})`);
}

/** Lists and searches of the administrator's organisation, the newest first: how many were shown. */
export function viewLines(tx: Tx, span: AuditSpan): Promise<ViewLine[]> {
  return tx.rows<ViewLine>(sql`
    select view_id as "viewId", at, actor_id as "actorId", kind, cardinality(shown) as shown
    from platform.list_views
    where at >= ${span.since} and at < ${span.until}
      and organisation_id = (select platform.organisation())
      and (${span.staffId}::uuid is null or actor_id = ${span.staffId})
    order by at desc, view_id limit ${span.most}`);
}

/** Whether a subject's chain holds; null if the administrator's organisation had nothing to do with it. */
export function chainState(
  tx: Tx,
  subjectId: string,
): Promise<{ holds: boolean; facts: number } | null> {
  return tx.first<{ holds: boolean; facts: number }>(
    sql`select holds, facts from coordination.check_chain(${subjectId})`,
  );
}
