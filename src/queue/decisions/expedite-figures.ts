import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import type { ShownCount } from './expedite.contract.ts';
import { type ExpediteCount, expediteCounts } from './tally.store.ts';

/** Below this a figure is not shown: it would tell of single families. */
export const fewest = 10;

/**
 * How requests were decided, for coordinators. No totals, so that what is hidden cannot be subtracted from
 * them; and no line at all for a group of fewer than ten: that it is there would tell of single families.
 */
export async function expediteFigures(
  context: Context,
  { programmeId }: { programmeId: string },
): Promise<{ counts: z.infer<typeof ShownCount>[] }> {
  const counts = await expediteCounts(context, programmeId);
  const lines = Map.groupBy(counts, ({ dimension, value }) => `${dimension} ${value}`);
  const shown = [...lines.values()].filter((line) => decisionsIn(line) >= fewest);
  return { counts: shown.map(lineOf) };
}

function lineOf(counts: readonly ExpediteCount[]): z.infer<typeof ShownCount> {
  const [{ dimension, value } = { dimension: 'criterion' as const, value: '' }] = counts;
  const sum = (has: (one: ExpediteCount) => boolean) => {
    const total = decisionsIn(counts.filter(has));
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
function inTimePercent(counts: readonly ExpediteCount[]): number {
  const inTime = decisionsIn(counts.filter(({ took }) => took !== 'more'));
  return Math.round((10 * inTime) / decisionsIn(counts)) * 10;
}

function decisionsIn(counts: readonly ExpediteCount[]): number {
  return counts.reduce((all, { decisions }) => all + decisions, 0);
}
