import { readInstance } from './instance.rules.ts';
import { type Plan, plan } from './plan.rules.ts';
import { readPreviousSlots } from './previous-plan.rules.ts';

/** The texts that a kept plan is made from. */
interface Texts {
  instance: string;
  previous: string;
}

/**
 * The plan that was made last in this process. A plan that is applied or shown was mostly made a moment
 * before; from the same texts the same plan follows, so that nothing is lost by not making it again.
 */
let last: (Texts & { result: Plan }) | null = null;

/** Remembers what follows from texts. */
export function rememberPlan({ instance, previous }: Texts, result: Plan): void {
  last = { instance, previous, result };
}

/** What a kept plan says. */
export function planAgain({ instance, previous }: Texts): Plan {
  if (last?.instance === instance && last.previous === previous) return last.result;
  const result = plan(readInstance(JSON.parse(instance)), readPreviousSlots(JSON.parse(previous)));
  rememberPlan({ instance, previous }, result);
  return result;
}
