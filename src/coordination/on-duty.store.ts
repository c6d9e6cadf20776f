import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** How many could decide about a family that an organisation keeps: its reviewers, and who elsewhere. */
export async function onDuty(tx: Tx, organisationId: string) {
  const row = await tx.first<{
    reviewersHere: number;
    organisations: number;
    withReviewer: number;
    withCoordinator: number;
  }>(sql`
    select reviewers_here as "reviewersHere", organisations, with_reviewer as "withReviewer",
      with_coordinator as "withCoordinator"
    from coordination.on_duty(${organisationId})`);
  return row ?? { reviewersHere: 0, organisations: 0, withReviewer: 0, withCoordinator: 0 };
}
