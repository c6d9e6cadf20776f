import { FAIRNESS_DIMENSIONS, type FairnessDimension, fairness } from '#observatory/contract.ts';
import type { Visit } from '#platform/call.ts';
import { publicState } from '#queue/contract.ts';

/** What the address asks to compare by; nationality unless it says otherwise. */
function dimensionIn(wanted: string | null): FairnessDimension {
  return FAIRNESS_DIMENSIONS.find((one) => one === wanted) ?? 'nationality';
}

/**
 * The count that an address asks for: of the programme that it names, else the first; of the week that it
 * names, else the newest. `unknown` has the names of what it says and nobody can follow.
 */
export async function shownIn(visit: Visit, { searchParams }: URL) {
  const { programmes } = await visit.call(publicState, {});
  const [wanted, by, week] = ['programme', 'by', 'week'].map((name) => searchParams.get(name));
  const chosen = programmes.find(({ programmeId }) => programmeId === wanted) ?? programmes[0];
  const others = programmes.filter((one) => one !== chosen);
  const found = { by: dimensionIn(by ?? null), others };
  if (!chosen) return { ...found, programme: null, shown: null, isEarlier: false, unknown: [] };
  const { programmeId, name } = chosen;
  const newest = (await visit.call(fairness, { programmeId })).shown;
  const earlier = week ? await weekOf(visit, programmeId, week) : null;
  const shown = earlier ?? newest;
  const isFollowed = {
    programme: !wanted || wanted === programmeId,
    by: !by || by === found.by,
    week: !week || earlier !== null,
  };
  return {
    ...found,
    programme: { programmeId, name },
    shown,
    isEarlier: shown?.asOf !== newest?.asOf,
    unknown: Object.entries(isFollowed).flatMap(([name, is]) => (is ? [] : [name])),
  };
}

/** What was counted in a week; null for one that was not, or is no day at all. */
async function weekOf(visit: Visit, programmeId: string, asOf: string) {
  const asked = fairness.input.safeParse({ programmeId, asOf });
  return asked.success ? (await visit.call(fairness, asked.data)).shown : null;
}
