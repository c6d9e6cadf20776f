import type { FairnessGroup } from '#observatory/contract.ts';

/** What a chart can show of groups. */
export const charts = ['share', 'sinceRegistration', 'sinceEnrolment'] as const;
type ChartName = (typeof charts)[number];

/** A group with its name in words. */
export interface NamedGroup {
  label: string;
  group: FairnessGroup;
}

/** A group's dot and line, in percent of the chart's width, and what is read beside them. */
export interface Mark {
  label: string;
  told: { middle: number; from: number; to: number };
  x: number;
  from: number;
  width: number;
}

/** The marks of a chart, everybody's the last. */
export interface Marks {
  chart: ChartName;
  marks: readonly Mark[];
  /** Where everybody's dot is, to hold each group against; null where everybody is too few. */
  everybody: number | null;
}

/** The marks of one measure of the groups that are large enough for it; none where fewer than two are. */
export function marksOf(
  chart: ChartName,
  groups: readonly NamedGroup[],
  everybody: NamedGroup,
): Marks | null {
  const told = toldOf(chart, groups);
  const all = toldOf(chart, [everybody]);
  if (told.length < 2) return null;
  const drawn = [...told, ...all];
  const top = chart === 'share' ? 100 : Math.max(5, ...drawn.map((one) => one.told.to));
  const scaled = (value: number) => Math.round((1000 * value) / top) / 10;
  const marks = drawn.map((one) => ({
    ...one,
    x: scaled(one.told.middle),
    from: scaled(one.told.from),
    width: scaled(one.told.to - one.told.from),
  }));
  return { chart, marks, everybody: all.length > 0 ? (marks.at(-1)?.x ?? null) : null };
}

function toldOf(chart: ChartName, groups: readonly NamedGroup[]) {
  return groups.flatMap(({ label, group }) => {
    const told = measured(chart, group);
    return told ? [{ label, told }] : [];
  });
}

function measured(chart: ChartName, group: FairnessGroup): Mark['told'] | null {
  if (chart !== 'share') {
    const wait = group.servedAfter[chart];
    return wait && { middle: wait.median, from: wait.from, to: wait.to };
  }
  const { share } = group;
  return share && { middle: share.percent, from: share.from, to: share.to };
}

/** How many arrived and wait, a bar each for every group; null where nothing would be seen. */
export function barsOf(groups: readonly NamedGroup[], series: readonly [string, string]) {
  const told = groups.map(({ label, group }) => ({ label, told: [group.served, group.waiting] }));
  const longest = Math.max(0, ...told.flatMap((one) => one.told.map((figure) => figure ?? 0)));
  if (longest === 0) return null;
  const bars = told.map((one) => ({
    ...one,
    lengths: one.told.map((figure) => Math.round((1000 * (figure ?? 0)) / longest) / 10),
  }));
  return { kind: 'bars' as const, bars, series, isPercent: false };
}
