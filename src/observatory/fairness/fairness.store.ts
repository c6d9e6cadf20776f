import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { WaitLine } from './counted-groups.rules.ts';
import type { DecisionLine } from './decisions.rules.ts';
import { Fairness } from './fairness.contract.ts';
import type { OvertakingLine } from './overtakings.rules.ts';

/** The form of the figures that are kept: raise it with every change of {@link Fairness}. */
const FORM = 1;

/** The programmes that there are, the first declared first. */
export async function programmesToCount(tx: Tx): Promise<string[]> {
  const programmes = await tx.rows<{ programmeId: string }>(sql`
    select programme_id as "programmeId" from queue.programmes_to_count()`);
  return programmes.map(({ programmeId }) => programmeId);
}

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

/** Whether a week of a programme was counted. */
export async function isCounted(tx: Tx, programmeId: string, asOf: string): Promise<boolean> {
  const found = await tx.first(sql`
    select from observatory.fairness_releases
    where programme_id = ${programmeId} and form = ${FORM} and as_of = ${asOf}`);
  return found !== null;
}

/** Keeps what was published of a week. Of two that counted the same, the first stays. */
export async function keepRelease(
  tx: Tx,
  programmeId: string,
  figures: Fairness,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into observatory.fairness_releases (programme_id, form, as_of, figures, counted_at)
    values (${programmeId}, ${FORM}, ${figures.asOf}, ${JSON.stringify(figures)}, ${now})
    on conflict do nothing`);
}

/** What was published of a programme, of a day (`YYYY-MM-DD`) or the newest; null where nothing was. */
export async function findRelease(
  tx: Tx,
  programmeId: string,
  asOf: string | null,
): Promise<Fairness | null> {
  const found = await tx.first<{ figures: unknown }>(sql`
    select figures from observatory.fairness_releases
    where programme_id = ${programmeId} and form = ${FORM} and as_of = coalesce(${asOf}::date, as_of)
    order by as_of desc limit 1`);
  return found && Fairness.parse(found.figures);
}
