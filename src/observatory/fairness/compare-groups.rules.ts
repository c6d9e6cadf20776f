import { without } from './days-waited.rules.ts';
import type { Fairness, FairnessDimension, FairnessMeasure } from './fairness.contract.ts';
import { deviate } from './normal.rules.ts';
import type { Scheme } from './scheme.ts';
import { shareOf } from './share.rules.ts';
import { othersThan, type ShownGroup } from './show-group.rules.ts';

/** Whether one group is behind in one measure, at intervals `z` deviations wide; null where none can be had. */
interface Question {
  dimension: FairnessDimension;
  value: string;
  measure: FairnessMeasure;
  isBehind(z: number): boolean | null;
}

/**
 * Compares each group with the others. A group waits longer if the whole interval of its median lies above
 * that of the others; fewer were served if that of its share lies below that of everybody. The more
 * comparisons, the wider each interval (Bonferroni), so that all of them together err in one of twenty
 * pages at most. Months of enrolment are left out: the published order goes by that date. It goes by what
 * the scheme lets be told alone, so that a group that is named tells no more than its days do.
 */
export function compareGroups(
  all: ShownGroup,
  dimensions: ReadonlyMap<FairnessDimension, readonly ShownGroup[]>,
  scheme: Scheme,
): Pick<Fairness, 'compared' | 'behind'> {
  const questions = [...dimensions].flatMap(([dimension, groups]) =>
    dimension === 'month' || groups.length < 2
      ? []
      : groups.flatMap((group) => questionsOf(dimension, group, all, scheme)),
  );
  const z = deviate(1 - 0.05 / Math.max(1, questions.length));
  const answered = questions.flatMap(({ isBehind, ...named }) => {
    const answer = isBehind(z);
    return answer === null ? [] : [{ ...named, answer }];
  });
  return {
    compared: answered.length,
    behind: answered.flatMap(({ answer, ...named }) => (answer ? [named] : [])),
  };
}

function questionsOf(
  dimension: FairnessDimension,
  group: ShownGroup,
  all: ShownGroup,
  scheme: Scheme,
): Question[] {
  const named = { dimension, value: group.counted.value };
  const waits = (
    [
      ['sinceEnrolment', 'enrolment'],
      ['sinceRegistration', 'registration'],
    ] as const
  ).flatMap(([measure, since]) => {
    const own = group.served[measure];
    if (own === null) return [];
    const left = without(all.counted.servedAfter[since], group.counted.servedAfter[since]);
    const others = othersThan(named, left, measure, scheme);
    if (others === null) return [];
    const isBehind = (z: number) => {
      const [mine, theirs] = [own.medianWithin(z), others.medianWithin(z)];
      return mine && theirs && mine.from > theirs.to;
    };
    return [{ ...named, measure, isBehind }];
  });
  if (group.shown.share === null || all.shown.share === null) return waits;
  return [...waits, { ...named, measure: 'share', isBehind: (z) => isLess(group, all, z) }];
}

function isLess({ shown: own }: ShownGroup, { shown: all }: ShownGroup, z: number): boolean {
  const [part, whole] = [own, all].map(({ served, households }) => shareOf(served, households, z));
  return Boolean(part && whole && part.to < whole.from);
}
