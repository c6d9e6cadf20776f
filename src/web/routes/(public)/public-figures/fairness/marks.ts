import type { FairnessGroup } from '#observatory/contract.ts';

/** What a chart can show of groups. */
export const charts = ['sinceRegistration', 'sinceEnrolment', 'share'] as const;

/** A group's dot and line, in percent of the chart's width, and what is read beside them. */
export interface Mark {
  label: string;
  told: { middle: number; from: number; to: number };
  x: number;
  from: number;
  width: number;
}

/** The marks of one measure of the groups that are large enough for it; none where fewer than two are. */
export function marksOf(
  chart: (typeof charts)[number],
  groups: readonly FairnessGroup[],
  label: (group: FairnessGroup) => string,
): Mark[] {
  const told = groups.flatMap((group) => {
    const one = measured(chart, group);
    return one ? [{ label: label(group), told: one }] : [];
  });
  if (told.length < 2) return [];
  const top = chart === 'share' ? 100 : Math.max(5, ...told.map((one) => one.told.to));
  const scaled = (value: number) => Math.round((1000 * value) / top) / 10;
  return told.map((one) => ({
    ...one,
    x: scaled(one.told.middle),
    from: scaled(one.told.from),
    width: scaled(one.told.to - one.told.from),
  }));
}

function measured(chart: (typeof charts)[number], group: FairnessGroup): Mark['told'] | null {
  if (chart !== 'share') {
    const wait = group.servedAfter[chart];
    return wait && { middle: wait.median, from: wait.from, to: wait.to };
  }
  const { share } = group;
  return share && { middle: share.percent, from: share.from, to: share.to };
}
