import { type CountedGroup, without } from './counted-groups.rules.ts';
import { type DaysWaited, medianInterval, sizeOf } from './days-waited.rules.ts';
import type { FairnessDimension, FairnessGroup } from './fairness.contract.ts';
import { shareOf } from './share.rules.ts';

/** A group is told of and compared from so many households on, by the published figure. */
export const FEWEST_COMPARED = 20;

/** A group with its exact counts and with what is published of it. */
export interface Compared {
  counted: CountedGroup;
  shown: FairnessGroup;
}

/** Which groups are behind the others beyond chance, and how many comparisons that was of. */
export interface Comparison {
  compared: number;
  behind: {
    dimension: FairnessDimension;
    value: string;
    measure: 'sinceEnrolment' | 'sinceRegistration' | 'share';
  }[];
}

interface Question {
  dimension: FairnessDimension;
  value: string;
  measure: Comparison['behind'][number]['measure'];
  /** True if the group is behind with this much confidence. */
  isBehind(confidence: number): boolean;
}

/**
 * Compares each group with everybody else. A group waits longer if the whole interval of its median lies
 * above that of the others; fewer were served if that of its share lies below that of everybody. The
 * more comparisons, the wider each interval (Bonferroni), so that all of them together err in one of
 * twenty pages at most. Months of enrolment are left out: the published order goes by that date.
 */
export function compareGroups(
  all: Compared,
  dimensions: ReadonlyMap<FairnessDimension, readonly Compared[]>,
): Comparison {
  const questions = [...dimensions].flatMap(([dimension, groups]) =>
    dimension === 'month' || groups.length < 2
      ? []
      : groups.flatMap((group) => questionsOf(dimension, group, all)),
  );
  const confidence = 1 - 0.05 / Math.max(1, questions.length);
  return {
    compared: questions.length,
    behind: questions
      .filter(({ isBehind }) => isBehind(confidence))
      .map(({ dimension, value, measure }) => ({ dimension, value, measure })),
  };
}

function questionsOf(dimension: FairnessDimension, group: Compared, all: Compared): Question[] {
  const { counted, shown } = group;
  const named = { dimension, value: counted.value };
  const waits = (
    [
      ['sinceEnrolment', 'enrolment'],
      ['sinceRegistration', 'registration'],
    ] as const
  ).flatMap(([measure, since]) => {
    const own = counted.servedAfter[since];
    const others = without(all.counted.servedAfter[since], own);
    const isLarge = shown.servedAfter[measure] !== null && sizeOf(others) >= FEWEST_COMPARED;
    return isLarge ? [{ ...named, measure, isBehind: isLonger(own, others) }] : [];
  });
  if (shown.share === null || all.shown.share === null) return waits;
  return [...waits, { ...named, measure: 'share', isBehind: isLess(shown, all.shown) }];
}

function isLonger(own: DaysWaited, others: DaysWaited): Question['isBehind'] {
  return (confidence) => medianInterval(own, confidence)[0] > medianInterval(others, confidence)[1];
}

function isLess(own: FairnessGroup, all: FairnessGroup): Question['isBehind'] {
  return (confidence) => {
    const z = deviate(confidence);
    const [part, whole] = [own, all].map(({ served, households }) =>
      shareOf(served, households, z),
    );
    return Boolean(part && whole && part.to < whole.from);
  };
}

/** A normal deviate that holds at least this confidence, both sides: the bound exp(-z²/2) on the tail. */
export function deviate(confidence: number): number {
  return Math.sqrt(-2 * Math.log(1 - confidence));
}
