import type { Context, UseCase } from '#platform/context.ts';
import { publicFigure } from '../courts/figures/disclosure.rules.ts';
import { type Compared, compareGroups } from './compare-groups.rules.ts';
import { type CountedGroup, groupOf, groupsIn } from './counted-groups.rules.ts';
import { shownDecisions } from './decisions.rules.ts';
import { FAIRNESS_DIMENSIONS, type Fairness, type FairnessDimension } from './fairness.contract.ts';
import { decisionsOf, overtakingsOf, waitsOf } from './fairness.store.ts';
import { shownOvertakings } from './overtakings.rules.ts';
import { type Publish, shownGroup } from './show-group.rules.ts';

/** So many groups of a dimension are listed: of months the latest, of others the largest by figure. */
const MOST_GROUPS = 18;

/**
 * What the public may read of a programme's fairness. It is counted once a day at most: a figure that
 * moved with every arrival would tell of that arrival, and counting a whole queue takes a second.
 */
export function showFairness(): UseCase<{ programmeId: string }, Fairness> {
  const kept = new Map<string, Fairness>();
  return async (context, { programmeId }) => {
    const today = context.now.toISOString().slice(0, 10);
    const known = kept.get(programmeId);
    if (known?.asOf === today) return known;
    const counted = await count(context, programmeId, today);
    // Only what is there is kept, so that made-up programmes cannot fill the memory.
    if (counted.all.households !== null) kept.set(programmeId, counted);
    return counted;
  };
}

async function count(
  { tx, keyring }: Context,
  programmeId: string,
  today: string,
): Promise<Fairness> {
  const [waits, overtakings, decisions] = await Promise.all([
    waitsOf(tx, programmeId, today),
    overtakingsOf(tx, programmeId),
    decisionsOf(tx, programmeId),
  ]);
  const keyed = (text: string) => keyring.token('disclosure', text);
  const publish: Publish = (definition, many) =>
    publicFigure(keyed, `fairness ${programmeId} ${definition}`, many);
  const groups = groupsIn(waits);
  const everybody = groups.get('all')?.[0] ?? groupOf('', []);
  const all = { counted: everybody, shown: shownGroup(everybody, '', publish) };
  const dimensions = new Map(
    FAIRNESS_DIMENSIONS.map((dimension) => [
      dimension,
      listed(dimension, groups.get(dimension) ?? [], publish),
    ]),
  );
  return {
    asOf: today,
    all: all.shown,
    dimensions: [...dimensions].map(([dimension, some]) => ({
      dimension,
      groups: some.map(({ shown }) => shown),
    })),
    ...compareGroups(all, dimensions),
    overtakings: shownOvertakings(overtakings, publish),
    decisions: shownDecisions(decisions, publish),
  };
}

/** The groups whose figure of all is shown; nothing says how many are not. */
function listed(
  dimension: FairnessDimension,
  groups: readonly CountedGroup[],
  publish: Publish,
): Compared[] {
  const shown = groups
    .map((counted) => ({
      counted,
      shown: shownGroup(counted, ` & ${dimension}=${counted.value}`, publish),
    }))
    .filter((one) => one.shown.households !== null);
  const byValue = (one: Compared, other: Compared) =>
    one.shown.value < other.shown.value ? -1 : 1;
  if (dimension === 'month') return shown.sort(byValue).slice(-MOST_GROUPS);
  const size = ({ shown: { households } }: Compared) => households ?? 0;
  return shown
    .sort((one, other) => size(other) - size(one) || byValue(one, other))
    .slice(0, MOST_GROUPS);
}
