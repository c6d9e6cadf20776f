import type { ProgrammeRules } from '#pathways/index.ts';
import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { RuleVersion } from './contract.ts';
import type { Source } from './source.ts';

/** Gives a programme new rules; every version stays. Gives its number, 1 for those it was declared with. */
export async function keepRules(
  tx: Tx,
  change: { programmeId: string; rules: ProgrammeRules; source: Source; staffId: string },
  now: Date,
): Promise<number> {
  const { programmeId, staffId } = change;
  const rules = JSON.stringify(change.rules);
  const row = await tx.first<{ version: number }>(sql`
    insert into queue.rule_versions (programme_id, version, rules, source, decided_at, decided_by)
    select ${programmeId}, coalesce(max(version), 0) + 1, ${rules}, ${JSON.stringify(change.source)},
      ${now}, ${staffId}
    from queue.rule_versions where programme_id = ${programmeId}
    returning version`);
  await tx.run(
    sql`update queue.programmes set rules = ${rules} where programme_id = ${programmeId}`,
  );
  return row?.version ?? 0;
}

/** A version with the id of who decided it. */
export type KeptVersion = Omit<RuleVersion, 'decidedBy'> & { staffId: string };

/** Every version of whom a programme takes in, newest first. */
export function listVersions(tx: Tx, programmeId: string): Promise<KeptVersion[]> {
  return tx.rows(sql`
    select version, rules, source, decided_at as "decidedAt", decided_by as "staffId"
    from queue.rule_versions where programme_id = ${programmeId} order by version desc`);
}
