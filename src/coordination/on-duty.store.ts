import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** How many could decide about a family that an organisation keeps: its reviewers, and who elsewhere. */
export async function onDuty(tx: Tx, organisationId: string) {
  const row = await tx.first<{
    reviewersHere: number;
    coordinatorsHere: number;
    organisations: number;
    withReviewer: number;
    withCoordinator: number;
    deciding: number;
  }>(sql`
    select reviewers_here as "reviewersHere", coordinators_here as "coordinatorsHere", organisations,
      with_reviewer as "withReviewer", with_coordinator as "withCoordinator", deciding
    from coordination.on_duty(${organisationId})`);
  const none = { reviewersHere: 0, coordinatorsHere: 0, organisations: 0 };
  return row ?? { ...none, withReviewer: 0, withCoordinator: 0, deciding: 0 };
}
