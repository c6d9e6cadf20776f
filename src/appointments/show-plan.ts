import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { PlanShown } from './contract.ts';
import { findPlan, listPlanRows, type WholePlan } from './plans.store.ts';
import { planAgain } from './remembered-plan.ts';
import { shownPlan } from './shown-plan.rules.ts';

interface Which {
  programmeId: string;
  planId: string;
}

/** A plan with its outcome, computed again from what it was made from. */
export async function showPlan(context: Context, which: Which): Promise<PlanShown> {
  const found = await getPlan(context, which);
  return shownPlan(found, planAgain(found));
}

/** The last plans of a programme; none for who does not steward it. */
export async function listPlans({ tx }: Context, { programmeId }: { programmeId: string }) {
  return { plans: await listPlanRows(tx, programmeId) };
}

/** The texts with which anybody can make the same plan: `npx puente plan --in … --previous … --out …`. */
export async function exportPlan(context: Context, which: Which) {
  const found = await getPlan(context, which);
  const result = `${JSON.stringify(planAgain(found), null, 2)}\n`;
  return { instance: found.instance, previous: found.previous, plan: result };
}

/** Throws `appointments.noSuchPlan` when there is none or the actor does not steward its programme. */
export async function getPlan({ tx }: Context, { programmeId, planId }: Which): Promise<WholePlan> {
  const found = await findPlan(tx, programmeId, planId);
  if (!found) throw new Problem('missing', 'appointments.noSuchPlan');
  return found;
}
