import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { PlanShown } from './contract.ts';
import { findPlan, findTexts, listPlanRows, type PlanRow } from './plans.store.ts';
import { type MadePlan, planAgain, rememberedPlan } from './remembered-plan.ts';
import { shownPlan } from './shown-plan.rules.ts';

interface Which {
  programmeId: string;
  planId: string;
}

/** A plan with its outcome, computed again from what it was made from. */
export async function showPlan(context: Context, which: Which): Promise<PlanShown> {
  const row = await getPlan(context, which);
  return shownPlan(row, (await recallPlan(context, which)).result);
}

/** The last plans of a programme; none for who does not steward it. */
export async function listPlans({ tx }: Context, { programmeId }: { programmeId: string }) {
  return { plans: await listPlanRows(tx, programmeId) };
}

/** The texts with which anybody can make the same plan: `npx puente plan --in … --previous … --out …`. */
export async function exportPlan(context: Context, which: Which) {
  await getPlan(context, which);
  const { texts, result } = await recallPlan(context, which);
  const { instance, previous } = texts;
  return { instance, previous, plan: `${JSON.stringify(result, null, 2)}\n` };
}

/** Throws `appointments.noSuchPlan` when there is none or the actor does not steward its programme. */
export async function getPlan({ tx }: Context, { programmeId, planId }: Which): Promise<PlanRow> {
  const found = await findPlan(tx, programmeId, planId);
  if (!found) throw noSuchPlan();
  return found;
}

/** What a plan that the actor may see was made from and says: remembered, or made again from its texts. */
export async function recallPlan(
  { tx }: Context,
  { programmeId, planId }: Which,
): Promise<MadePlan> {
  const remembered = rememberedPlan(planId);
  if (remembered) return remembered;
  const texts = await findTexts(tx, programmeId, planId);
  if (!texts) throw noSuchPlan();
  return planAgain(texts);
}

function noSuchPlan(): Problem {
  return new Problem('missing', 'appointments.noSuchPlan');
}
