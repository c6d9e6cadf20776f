import type { StandingSlot } from './gather-plan.ts';
import { type Instance, readInstance } from './instance.rules.ts';
import type { Slot } from './party.rules.ts';
import { type Plan, plan } from './plan.rules.ts';
import { readPreviousSlots } from './previous-plan.rules.ts';

/** The texts that a kept plan is made from; they never change. */
export interface KeptTexts {
  planId: string;
  instance: string;
  previous: string;
}

/** A kept plan with what it is made from. */
export interface MadePlan {
  texts: KeptTexts;
  instance: Instance;
  previous: readonly Slot[];
  result: Plan;
  /** The look at queue, ports and days that it was made from; null where it was made again from its texts. */
  look: Look | null;
}

interface Look {
  /** How many changes were counted before it began: see `changesCounted`. */
  changes: number | null;
  live: StandingSlot[];
}

/**
 * The plan that was made last in this process. A plan that is applied or shown was mostly made a moment
 * before: nothing is lost by neither reading nor making it again.
 */
let last: MadePlan | null = null;

/** Remembers a plan that is about to be kept. */
export function rememberPlan(made: MadePlan): void {
  last = made;
}

/** A plan by its id, if it is the one that was made last. */
export function rememberedPlan(planId: string): MadePlan | null {
  return last?.texts.planId === planId ? last : null;
}

/** What follows from the texts of a plan. */
export function planAgain(texts: KeptTexts): MadePlan {
  const instance = readInstance(JSON.parse(texts.instance));
  const previous = readPreviousSlots(JSON.parse(texts.previous));
  const made = { texts, instance, previous, result: plan(instance, previous), look: null };
  rememberPlan(made);
  return made;
}
