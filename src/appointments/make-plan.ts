import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { changesCounted } from '#queue/index.ts';
import { announce } from './announce.ts';
import type { PlanShown, PlanSummary } from './contract.ts';
import { gatherPlan } from './gather-plan.ts';
import { packTexts } from './packed-texts.ts';
import { type Plan, plan } from './plan.rules.ts';
import { keepPlan, lastApplied } from './plans.store.ts';
import { rememberPlan } from './remembered-plan.ts';
import { shownPlan } from './shown-plan.rules.ts';
import { programmeInForce } from './stewarded.ts';

/** Plans days for everybody in the published order. A draft: nothing changes for anybody. */
export async function makePlan(
  context: Context,
  { programmeId }: { programmeId: string },
): Promise<PlanShown> {
  const { tx, now } = context;
  // Counted before anything is read: what is counted is in what is read then.
  const changes = await changesCounted(tx, programmeId);
  const programme = await programmeInForce(context, programmeId);
  const [{ instance, previous, notDrawn, live }, basedOn] = await Promise.all([
    gatherPlan(context, programme),
    lastApplied(tx, programmeId),
  ]);
  const texts = {
    planId: context.newId(),
    instance: JSON.stringify(instance),
    previous: JSON.stringify({ slots: previous }),
  };
  // Packed by another thread while this one plans.
  const packing = packTexts(texts);
  const result = plan(instance, previous);
  rememberPlan({ texts, instance, previous, result, look: { changes, live } });
  const row = {
    planId: texts.planId,
    asOf: instance.asOf,
    summary: summaryOf(result, notDrawn),
    madeAt: now,
  };
  await keepPlan(tx, {
    ...row,
    programmeId,
    staffId: staffOf(context).staffId,
    basedOn,
    madeFrom: await packing,
  });
  await announce(context, {
    name: 'appointments.planMade',
    subject: { kind: 'programme', id: programmeId },
    payload: { planId: row.planId },
  });
  return shownPlan({ ...row, state: 'draft', appliedAt: null }, result);
}

function summaryOf(result: Plan, notDrawn: number): PlanSummary {
  const unplaced: PlanSummary['unplaced'] = { held: 0, no_room: 0, too_large: 0 };
  for (const { reason } of result.unplaced) unplaced[reason] += 1;
  return {
    units: result.order.length,
    notDrawn,
    placed: result.slots.filter(({ day }) => day >= result.asOf).length,
    kept: result.kept,
    moved: result.moved.length,
    unplaced,
    envious: result.envy.length,
  };
}
