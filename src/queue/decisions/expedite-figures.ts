import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type { ShownCount } from './expedite.contract.ts';
import { type ExpediteCount, expediteCounts } from './tally.ts';

/** Below this a figure is not shown: it would tell of single families. */
export const fewest = 10;

/** How requests were decided, for coordinators. No totals: what is hidden cannot be subtracted from them. */
export async function expediteFigures(
  context: Context,
  { programmeId }: { programmeId: string },
): Promise<{ counts: z.infer<typeof ShownCount>[] }> {
  const counts = await expediteCounts(context, programmeId);
  const lines = Map.groupBy(counts, ({ dimension, value }) => `${dimension} ${value}`);
  return { counts: [...lines.values()].map(lineOf) };
}

function lineOf(counts: readonly ExpediteCount[]): z.infer<typeof ShownCount> {
  const [{ dimension, value } = { dimension: 'criterion' as const, value: '' }] = counts;
  const sum = (has: (one: ExpediteCount) => boolean) => {
    const total = counts.filter(has).reduce((all, { decisions }) => all + decisions, 0);
    return total < fewest ? null : total;
  };
  return {
    dimension,
    value,
    granted: sum(({ outcome }) => outcome === 'granted'),
    refused: sum(({ outcome }) => outcome === 'refused'),
    grantedOnAppeal: sum(({ outcome }) => outcome === 'granted_on_appeal'),
    upheld: sum(({ outcome }) => outcome === 'upheld'),
    inTimePercent: inTimePercent(counts),
  };
}

/** Decisions within 72 hours, to the nearest ten in a hundred. */
function inTimePercent(counts: readonly ExpediteCount[]): number | null {
  const of = (some: readonly ExpediteCount[]) =>
    some.reduce((all, { decisions }) => all + decisions, 0);
  const total = of(counts);
  if (total < fewest) return null;
  return Math.round((10 * of(counts.filter(({ took }) => took !== 'more'))) / total) * 10;
}
