import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { ticketOf } from '#queue/draw.rules.ts';
import {
  type ClaimedUnit,
  changesCounted,
  claimUnits,
  type Programme,
  setStates,
} from '#queue/index.ts';
import { localDay } from '#queue/local-day.rules.ts';
import { timeZoneOfPort } from '#vocabulary/port-clocks.ts';
import { announce, announceAll } from './announce.ts';
import { type Gathered, gatherPlan, type StandingSlot } from './gather-plan.ts';
import { groundMoved } from './ground-moved.rules.ts';
import { type Instance, readInstance } from './instance.rules.ts';
import { differenceOf } from './instance-of.rules.ts';
import { entriesBefore, writePlan } from './log-entries.ts';
import { lastApplied, markApplied } from './plans.store.ts';
import type { MadePlan } from './remembered-plan.ts';
import { getPlan, recallPlan } from './show-plan.ts';
import { addSlots, endSlots, type NewSlot } from './slots.store.ts';
import { programmeInForce } from './stewarded.ts';
import { type WhyMoved, whyMoved } from './why-moved.rules.ts';

interface Applied {
  added: number;
  kept: number;
  changed: number;
  cancelled: number;
}

/**
 * Makes a draft the plan that holds, whole or not at all. Throws `appointments.planOvertaken` if another
 * plan was applied since it was made, and `appointments.queueChanged` with the difference if the queue,
 * a port or a slot changed: of a port and the programme's rule, what was and what is.
 */
export async function applyPlan(
  context: Context,
  which: { programmeId: string; planId: string },
): Promise<Applied> {
  const { tx, now } = context;
  const { programmeId, planId } = which;
  const programme = await programmeInForce(context, programmeId);
  const draft = await getPlan(context, which);
  if (draft.state === 'applied') throw new Problem('conflict', 'appointments.appliedAlready');
  if ((await lastApplied(tx, programmeId)) !== draft.basedOn) {
    throw new Problem('conflict', 'appointments.planOvertaken');
  }
  const made = await recallPlan(context, which);
  const { instance, result } = made;
  const wanted = new Map(
    result.slots
      .filter(({ day }) => day >= draft.asOf)
      .map(({ unit, site, day }) => [ticketOf(unit), { port: site, day }]),
  );
  // The households are held first, so that none leaves between the comparison and its new day.
  const claimed = await claimUnits(tx, programmeId, [...wanted.keys()]);
  const upTo = await entriesBefore(context, programmeId);
  const live = await liveUnlessChanged(context, programme, made);
  await writePlan(context, programme, made, upTo);
  const changes = changesOf(context, { instance, live }, wanted, claimed, draft.asOf);
  await carryOut(context, which, changes);
  await markApplied(tx, { ...which, staffId: staffOf(context).staffId }, now);
  const counts = {
    added: changes.added.length,
    kept: result.kept,
    changed: changes.moved.length,
    cancelled: changes.cancelled.length,
  };
  await announce(context, {
    name: 'appointments.planApplied',
    subject: { kind: 'programme', id: programmeId },
    payload: { planId, ...counts },
  });
  return counts;
}

/**
 * The slots that stand, where all that a draft was made from is as it was. Where the database counted no
 * change since, nothing is read again; else everything is, for not every change is one to a plan.
 */
async function liveUnlessChanged(
  context: Context,
  programme: Programme,
  made: MadePlan,
): Promise<StandingSlot[]> {
  const { look, instance } = made;
  const isSameDay = localDay(context.now, programme.timeZone) === instance.asOf;
  if (look && look.changes !== null && isSameDay) {
    const changes = await changesCounted(context.tx, programme.programmeId);
    if (changes === look.changes) return look.live;
  }
  const gathered = await gatherPlan(context, programme);
  refuseIfChanged(made, gathered);
  return gathered.live;
}

function refuseIfChanged(draft: MadePlan, { instance, previous }: Gathered): void {
  const same =
    JSON.stringify(instance) === draft.texts.instance &&
    JSON.stringify({ slots: previous }) === draft.texts.previous;
  if (same) return;
  const before = {
    instance: readInstance(JSON.parse(draft.texts.instance)),
    slots: draft.previous,
  };
  const after = { instance: readInstance(JSON.parse(JSON.stringify(instance))), slots: previous };
  throw new Problem(
    'conflict',
    'appointments.queueChanged',
    differenceOf(before, after),
    groundMoved(before.instance, after.instance),
  );
}

type Explained = StandingSlot & { reason: WhyMoved };

interface Changes {
  added: NewSlot[];
  moved: { old: Explained; port: string; day: string; slotId: string }[];
  cancelled: Explained[];
}

function changesOf(
  { newId }: Context,
  { instance, live }: { instance: Instance; live: readonly StandingSlot[] },
  wanted: ReadonlyMap<string, { port: string; day: string }>,
  claimed: readonly ClaimedUnit[],
  asOf: string,
): Changes {
  const why = whyMoved(instance);
  const explained = (slot: StandingSlot): Explained => ({ ...slot, reason: why(slot) });
  const standing = new Map(live.map((slot) => [slot.ticketNumber, slot]));
  const changes: Changes = { added: [], moved: [], cancelled: [] };
  for (const unit of claimed) {
    const place = wanted.get(unit.ticketNumber);
    const old = standing.get(unit.ticketNumber);
    if (!place || (old && old.port === place.port && old.day === place.day)) continue;
    const slotId = newId();
    changes.added.push({ ...unit, ...place, slotId, timeZone: timeZoneOfPort(place.port) });
    if (old) changes.moved.push({ old: explained(old), ...place, slotId });
  }
  for (const old of live) {
    if (old.day >= asOf && !wanted.has(old.ticketNumber)) changes.cancelled.push(explained(old));
  }
  return changes;
}

async function carryOut(
  context: Context,
  { programmeId, planId }: { programmeId: string; planId: string },
  { added, moved, cancelled }: Changes,
): Promise<void> {
  const { tx, now } = context;
  const olds = moved.map(({ old }) => old);
  await endSlots(tx, olds, 'moved', now);
  await endSlots(tx, cancelled, 'cancelled', now);
  await addSlots(tx, { programmeId, planId }, added, now);
  // Who had been told of a day waits for a new offer, or for a new day; who had not hears nothing.
  const told = [...olds, ...cancelled].filter(({ state }) => state !== 'planned');
  await setStates(
    tx,
    programmeId,
    told.map(({ householdId }) => householdId),
    'waiting',
    now,
  );
  await announceAll(context, {
    name: 'appointments.slotChanged',
    subjects: moved
      .filter(({ old }) => old.state !== 'planned')
      .map(({ old, slotId }) => ({
        id: old.householdId,
        payload: { programmeId, slotId, before: old.slotId, reason: old.reason },
      })),
  });
  await announceAll(context, {
    name: 'appointments.slotCancelled',
    subjects: cancelled
      .filter(({ state }) => state !== 'planned')
      .map(({ householdId, slotId, reason }) => ({
        id: householdId,
        payload: { programmeId, slotId, reason },
      })),
  });
}
