import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** How a request ended, before or after an appeal. */
export type Outcome = 'granted' | 'refused' | 'granted_on_appeal' | 'upheld';

/** Counts a decision under each criterion it was asked on, the keeper, the language, the nationality. */
export async function tally(
  tx: Tx,
  decision: { requestId: string; criteria: readonly string[]; outcome: Outcome },
  now: Date,
): Promise<void> {
  const { requestId, criteria, outcome } = decision;
  await tx.run(sql`select queue.tally(${requestId}, ${criteria}::text[], ${outcome}, ${now})`);
}

/** Decisions of one value of one dimension with one outcome, by how long they took. */
export interface ExpediteCount {
  dimension: 'criterion' | 'organisation' | 'language' | 'nationality';
  /** A code of needs, an organisation's id, ISO 639-3 or a screen's code, ISO 3166-1 alpha-3; or `unknown`. */
  value: string;
  outcome: Outcome;
  /** Hours from asking (or appealing) to the decision: up to 24, 48, 72, or more. */
  took: '24' | '48' | '72' | 'more';
  decisions: number;
}

/**
 * Exact counts of decisions for the system and for coordinators; nobody else reads any. They are not to
 * be shown as they are: figures for people go through a scheme of disclosure.
 */
export function expediteCounts({ tx }: Context, programmeId: string): Promise<ExpediteCount[]> {
  return tx.rows(sql`
    select dimension, value, outcome, took, decisions from queue.decision_tallies
    where programme_id = ${programmeId} order by dimension, value, outcome, took`);
}
