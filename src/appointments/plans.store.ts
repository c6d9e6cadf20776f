import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { PlanSummary } from './contract.ts';
import { unpackTexts } from './packed-texts.ts';
import type { KeptTexts } from './remembered-plan.ts';

/** A plan without what it was made from. */
export interface PlanRow {
  planId: string;
  state: 'draft' | 'applied';
  asOf: string;
  basedOn: string | null;
  summary: PlanSummary;
  madeAt: Date;
  appliedAt: Date | null;
}

const columns = sql`plan_id as "planId", state, as_of as "asOf", based_on as "basedOn", summary,
  made_at as "madeAt", applied_at as "appliedAt"`;

/** Keeps a draft with exactly what it was made from, packed. */
export async function keepPlan(
  tx: Tx,
  plan: Pick<PlanRow, 'planId' | 'asOf' | 'basedOn' | 'summary' | 'madeAt'> & {
    programmeId: string;
    staffId: string;
    madeFrom: Uint8Array;
  },
): Promise<void> {
  await tx.run(sql`
    insert into appointments.plans (programme_id, plan_id, as_of, based_on, made_from, summary, made_at,
      made_by)
    values (${plan.programmeId}, ${plan.planId}, ${plan.asOf}, ${plan.basedOn}, ${plan.madeFrom},
      ${JSON.stringify(plan.summary)}, ${plan.madeAt}, ${plan.staffId})`);
}

/** A plan of a programme that the actor stewards, or null. */
export function findPlan(tx: Tx, programmeId: string, planId: string): Promise<PlanRow | null> {
  return tx.first(sql`
    select ${columns} from appointments.plans
    where programme_id = ${programmeId} and plan_id = ${planId}`);
}

/** The texts of its instance and previous slots: megabytes. */
export async function findTexts(
  tx: Tx,
  programmeId: string,
  planId: string,
): Promise<KeptTexts | null> {
  const row = await tx.first<{ madeFrom: Buffer }>(sql`
    select made_from as "madeFrom" from appointments.plans
    where programme_id = ${programmeId} and plan_id = ${planId}`);
  return row && { planId, ...unpackTexts(row.madeFrom) };
}

/** The last plans, newest first. */
export function listPlanRows(tx: Tx, programmeId: string): Promise<PlanRow[]> {
  return tx.rows(sql`
    select ${columns} from appointments.plans where programme_id = ${programmeId}
    order by made_at desc limit 30`);
}

/** The plan that was applied last, or null. */
export async function lastApplied(tx: Tx, programmeId: string): Promise<string | null> {
  const row = await tx.first<{ id: string }>(sql`
    select plan_id as id from appointments.plans
    where programme_id = ${programmeId} and state = 'applied'
    order by applied_number desc limit 1`);
  return row?.id ?? null;
}

/** Says that a draft is the plan that holds now. */
export async function markApplied(
  tx: Tx,
  plan: { programmeId: string; planId: string; staffId: string },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update appointments.plans set state = 'applied', applied_at = ${now}, applied_by = ${plan.staffId},
      applied_number = (
        select coalesce(max(p.applied_number), 0) + 1 from appointments.plans p
        where p.programme_id = ${plan.programmeId})
    where programme_id = ${plan.programmeId} and plan_id = ${plan.planId}`);
}
