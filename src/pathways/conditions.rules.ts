import type { CalendarDate } from './calendar.rules.ts';
import { isOpen, startOf } from './clocks.rules.ts';
import type { Situation, Tri } from './situation.ts';

/** The facts that a rule's conditions may name. The last three are worked out from dates and lists. */
export interface Facts {
  where: Situation['where'];
  programme: Situation['programme'];
  status: Situation['status'];
  removalOrder: Tri;
  noticeProblem: Situation['noticeProblem'];
  exceptionalCircumstances: Tri;
  appealPending: Tri;
  ntaFiled: Tri;
  signedVoluntaryReturn: Tri;
  childAlone: Tri;
  memberOutsideProgramme: Tri;
  /** An appeal may still be in time: 30 days from the decision, the longest time that may apply. */
  appealOpen: Tri;
  /** 180 days from the order have not gone by (INA 240(b)(5)(C)(i)). */
  absenceMotionOpen: Tri;
  hasUrgentNeed: Tri;
}

/** The name of a fact. */
export type FactName = keyof Facts;

type Known<Value> = Exclude<Value, 'unknown' | 'UNKNOWN'>;

/** One fact has one of these values; an unknown fact is never a yes or a no. */
export type FactIs = {
  [Name in FactName]: { fact: Name; is: readonly Known<Facts[Name]>[] };
}[FactName];

/** A condition as data, in three-valued logic. */
export type Condition = FactIs | { all: readonly Condition[] } | { any: readonly Condition[] };

/** The truth of a condition, and the facts that would settle it while it is unknown. */
export interface Verdict {
  truth: Tri;
  unknown: readonly FactName[];
}

/** The facts of a situation on a day, as conditions read them. */
export function factsOf(situation: Situation, today: CalendarDate): Facts {
  const { urgentNeeds } = situation;
  return {
    ...situation,
    // Who knows the day of an order has one.
    removalOrder: startOf(situation, 'orderedOn') ? 'yes' : situation.removalOrder,
    appealOpen: isOpen({ unit: 'days', count: 30 }, startOf(situation, 'decidedOn'), today),
    absenceMotionOpen: isOpen({ unit: 'days', count: 180 }, startOf(situation, 'orderedOn'), today),
    hasUrgentNeed: urgentNeeds === 'unknown' ? 'unknown' : urgentNeeds.length > 0 ? 'yes' : 'no',
  };
}

/**
 * Judges a condition by Kleene's strong logic: a `no` stays a `no` whatever the unknown facts turn
 * out to be, and so does a `yes`.
 */
export function judge(condition: Condition, facts: Facts): Verdict {
  if ('fact' in condition) return judgeFact(condition, facts);
  return 'all' in condition
    ? combine(condition.all, facts, 'no')
    : combine(condition.any, facts, 'yes');
}

function judgeFact(condition: FactIs, facts: Facts): Verdict {
  const value = facts[condition.fact];
  if (value === 'unknown' || value === 'UNKNOWN') {
    return { truth: 'unknown', unknown: [condition.fact] };
  }
  const accepted: readonly string[] = condition.is;
  return { truth: accepted.includes(value) ? 'yes' : 'no', unknown: [] };
}

function combine(parts: readonly Condition[], facts: Facts, decisive: 'yes' | 'no'): Verdict {
  const verdicts = parts.map((part) => judge(part, facts));
  if (verdicts.some((verdict) => verdict.truth === decisive))
    return { truth: decisive, unknown: [] };
  const unknown = [...new Set(verdicts.flatMap((verdict) => verdict.unknown))];
  if (unknown.length > 0) return { truth: 'unknown', unknown };
  return { truth: decisive === 'no' ? 'yes' : 'no', unknown: [] };
}
