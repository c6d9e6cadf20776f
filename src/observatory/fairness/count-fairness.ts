import type { Context } from '#platform/context.ts';
import { compareGroups } from './compare-groups.rules.ts';
import { type CountedGroup, groupOf, groupsIn } from './counted-groups.rules.ts';
import { shownDecisions } from './decisions.rules.ts';
import { FAIRNESS_DIMENSIONS, type Fairness, type FairnessDimension } from './fairness.contract.ts';
import {
  decisionsOf,
  isCounted,
  keepRelease,
  overtakingsOf,
  programmesToCount,
  waitsOf,
} from './fairness.store.ts';
import { mondayOf } from './monday.rules.ts';
import { shownOvertakings } from './overtakings.rules.ts';
import { type Scheme, schemeOf } from './scheme.ts';
import { type ShownGroup, shownGroup } from './show-group.rules.ts';

/** So many groups of a dimension are listed: of months the latest, of others the largest by figure. */
const MOST_GROUPS = 18;

/**
 * Counts every programme that was not counted this week, and keeps what may be published of it. Once a
 * week: what moved with every arrival would tell of that arrival. And every reader has the same.
 */
export async function countFairness(context: Context): Promise<void> {
  const { tx, now } = context;
  const asOf = mondayOf(now);
  for (const programmeId of await programmesToCount(tx)) {
    if (await isCounted(tx, programmeId, asOf)) continue;
    await keepRelease(tx, programmeId, await countProgramme(context, programmeId, asOf), now);
  }
}

async function countProgramme(
  { tx, keyring }: Context,
  programmeId: string,
  asOf: string,
): Promise<Fairness> {
  const [waits, overtakings, decisions] = await Promise.all([
    waitsOf(tx, programmeId, asOf),
    overtakingsOf(tx, programmeId),
    decisionsOf(tx, programmeId),
  ]);
  const scheme = schemeOf(keyring, programmeId, asOf);
  const groups = groupsIn(waits, asOf);
  const all = shownGroup(groups.get('all')?.[0] ?? groupOf('', [], asOf), null, scheme);
  const dimensions = new Map(
    FAIRNESS_DIMENSIONS.map((dimension) => [
      dimension,
      listed(dimension, groups.get(dimension) ?? [], scheme),
    ]),
  );
  return {
    asOf,
    all: all.shown,
    dimensions: [...dimensions].map(([dimension, some]) => ({
      dimension,
      groups: some.map(({ shown }) => shown),
    })),
    ...compareGroups(all, dimensions, scheme),
    overtakings: shownOvertakings(overtakings, scheme),
    decisions: shownDecisions(decisions, scheme),
  };
}

/** The groups whose figure of all is shown; nothing says how many are not. */
function listed(
  dimension: FairnessDimension,
  groups: readonly CountedGroup[],
  scheme: Scheme,
): ShownGroup[] {
  const shown = groups
    .map((counted) => shownGroup(counted, { dimension, value: counted.value }, scheme))
    .filter((one) => one.shown.households !== null);
  const byValue = (one: ShownGroup, other: ShownGroup) =>
    one.shown.value < other.shown.value ? -1 : 1;
  if (dimension === 'month') return shown.sort(byValue).slice(-MOST_GROUPS);
  const size = ({ shown: { households } }: ShownGroup) => households ?? 0;
  return shown
    .sort((one, other) => size(other) - size(one) || byValue(one, other))
    .slice(0, MOST_GROUPS);
}
