import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import { type Judgement, judgingEdition } from './judge-household.rules.ts';
import type { Missing, Source } from './source.ts';

/** A judgement as it is kept. */
export interface Standing {
  programmeId: string;
  outcome: Judgement['outcome'];
  reason: string | null;
  phase: string | null;
  from: string | null;
  source: Source | null;
  missing: Missing[];
}

/** Keeps judgements; gives the households whose outcome or reason is new. */
export async function keepStandings(
  tx: Tx,
  programmeId: string,
  judged: readonly { householdId: string; judgement: Judgement }[],
  now: Date,
): Promise<Set<string>> {
  const of = <T>(pick: (one: Judgement) => T) => judged.map(({ judgement }) => pick(judgement));
  const rows = await tx.rows<{ id: string }>(sql`
    with before as (
      select household_id, outcome, reason from queue.standings
      where programme_id = ${programmeId}
        and household_id = any (${judged.map((one) => one.householdId)}::uuid[])),
    kept as (
      insert into queue.standings (programme_id, judged_at, edition, household_id, outcome, reason,
        phase, from_on, source, missing)
      select ${programmeId}, ${now}, ${judgingEdition}::int, s.* from unnest(
        ${judged.map((one) => one.householdId)}::uuid[], ${of((one) => one.outcome)}::text[],
        ${of((one) => one.reason)}::text[], ${of((one) => one.phase)}::text[],
        ${of((one) => one.from)}::date[],
        ${of((one) => one.source && JSON.stringify(one.source))}::jsonb[],
        ${of((one) => JSON.stringify(one.missing))}::jsonb[]) as s
      on conflict (household_id, programme_id) do update set outcome = excluded.outcome,
        reason = excluded.reason, phase = excluded.phase, from_on = excluded.from_on,
        source = excluded.source, missing = excluded.missing, judged_at = excluded.judged_at,
        edition = excluded.edition
      returning household_id, outcome, reason)
    select kept.household_id as id from kept left join before using (household_id)
    where (before.outcome, before.reason) is distinct from (kept.outcome, kept.reason)`);
  return new Set(rows.map(({ id }) => id));
}

/** How a household stands towards each programme, as last judged. */
export function standingsOf(tx: Tx, householdId: string): Promise<Standing[]> {
  return tx.rows(sql`
    select programme_id as "programmeId", outcome, reason, phase, from_on as from, source, missing
    from queue.standings where household_id = ${householdId}`);
}

/**
 * Households that could not be eligible yet, and for whom the day has come; of those behind a lawyer or a
 * trained person no day is kept: they are due if they were last judged before the day on which a phase began.
 * And all that an earlier edition of the rule judged.
 */
export async function standingsDue(
  tx: Tx,
  { programmeId, timeZone }: { programmeId: string; timeZone: string },
  { today, began }: { today: string; began: string | null },
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select household_id as id from queue.standings
    where programme_id = ${programmeId}
      and (outcome = 'not_yet' and from_on <= ${today}
        or outcome in ('lawyer_first', 'child_alone')
          and judged_at < ${began}::date::timestamp at time zone ${timeZone}
        or edition < ${judgingEdition})
    order by household_id`);
  return rows.map(({ id }) => id);
}

/** Where a place was last computed to stand. */
export interface KeptPosition {
  programmeId: string;
  rank: number;
  waiting: number;
  beforeAtPorts: number;
  weeksFrom: number | null;
  weeksTo: number | null;
  computedAt: Date;
}

/** Where the places of a household stand, as last published. */
export function positionsOfHousehold(tx: Tx, householdId: string): Promise<KeptPosition[]> {
  return tx.rows(sql`
    select programme_id as "programmeId", rank, waiting, before_at_ports as "beforeAtPorts",
      weeks_from as "weeksFrom", weeks_to as "weeksTo", computed_at as "computedAt"
    from queue.positions where household_id = ${householdId}`);
}
