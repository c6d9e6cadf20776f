import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { DecisionRules } from './expedite.contract.ts';

const columns = sql`programme_id as "programmeId", version, criteria_edition as "criteriaEdition",
  clock_hours as "clockHours", appeal_hours as "appealHours", weekly_quota as "weeklyQuota", reason,
  decided_at as "decidedAt"`;

/** Every version of the rules of deciding, newest first. */
export function listDecisionRules(tx: Tx, programmeId: string): Promise<DecisionRules[]> {
  return tx.rows(sql`
    select ${columns} from queue.decision_rules
    where programme_id = ${programmeId} order by version desc`);
}

/** The rules of deciding that stand now. */
export function findDecisionRules(tx: Tx, programmeId: string): Promise<DecisionRules | null> {
  return tx.first(sql`
    select ${columns} from queue.decision_rules_now where programme_id = ${programmeId}`);
}

/** The version under which a request was asked; of one from before there were versions, the first. */
export function findRulesOfRequest(tx: Tx, requestId: string, programmeId: string) {
  return tx.first<DecisionRules>(sql`
    select ${columns} from queue.decision_rules
    where programme_id = ${programmeId}
      and version = greatest(1, queue.rules_version_of(${requestId}))`);
}

/** Adds a version; gives its number. */
export async function keepDecisionRules(
  tx: Tx,
  rules: Omit<DecisionRules, 'version' | 'decidedAt'> & { staffId: string },
  now: Date,
): Promise<number> {
  const row = await tx.first<{ version: number }>(sql`
    insert into queue.decision_rules (programme_id, version, criteria_edition, clock_hours,
      appeal_hours, weekly_quota, reason, decided_at, decided_by)
    select ${rules.programmeId}, coalesce(max(version), 0) + 1, ${rules.criteriaEdition},
      ${rules.clockHours}, ${rules.appealHours}, ${rules.weeklyQuota}, ${rules.reason}, ${now},
      ${rules.staffId}
    from queue.decision_rules where programme_id = ${rules.programmeId}
    returning version`);
  return row?.version ?? 0;
}

/** What is left of the week in each programme. */
export function listQuotas(tx: Tx, programmeIds: readonly string[], now: Date) {
  return tx.rows<{
    programmeId: string;
    weekly: number;
    left: number;
    waiting: number;
    nextWeek: string;
  }>(sql`
    select q.programme_id as "programmeId", q.weekly, greatest(0, q.weekly - q.used)::int as left,
      q.waiting::int as waiting, q.next_week as "nextWeek"
    from unnest(${programmeIds}::uuid[]) as p (id), lateral queue.quota_of(p.id, ${now}) q`);
}
