import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { WaitLine } from './counted-groups.rules.ts';
import type { DecisionLine } from './decisions.rules.ts';
import type { OvertakingLine } from './overtakings.rules.ts';

/** How long households have waited by each dimension, exact; `today` is `YYYY-MM-DD`. */
export function waitsOf(tx: Tx, programmeId: string, today: string): Promise<WaitLine[]> {
  return tx.rows(sql`
    select dimension, value, served, since, days, households::int
    from appointments.waits(${programmeId}, ${today}::date)`);
}

/** How many went before others or let others pass, by reason, exact. */
export function overtakingsOf(tx: Tx, programmeId: string): Promise<OvertakingLine[]> {
  return tx.rows(sql`
    select reason, households::int from appointments.overtakings(${programmeId})`);
}

/** Decisions by criterion, outcome and time, exact. */
export function decisionsOf(tx: Tx, programmeId: string): Promise<DecisionLine[]> {
  return tx.rows(sql`
    select criterion, outcome, took, decisions::int
    from queue.decisions_by_criterion(${programmeId})`);
}
