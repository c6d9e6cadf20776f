import { pathwaysForHousehold } from '#pathways/contract.ts';
import { familyCall, ownHousehold } from '../family.ts';
import type { PageServerLoad } from './$types';

/** What the law seems to offer each person whose answers this visit may see. */
export const load: PageServerLoad = async ({ locals: { visit } }) => {
  const [household, pathways] = await Promise.all([
    ownHousehold(visit),
    familyCall(visit)(pathwaysForHousehold, {}),
  ]);
  const names = new Map(household.people.map(({ personId, name }) => [personId, name]));
  const groups = Map.groupBy(pathways.people, ({ personId: _, ...same }) => JSON.stringify(same));
  const people = [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first
      ? [{ ...first, names: same.map(({ personId }) => names.get(personId) ?? '') }]
      : [];
  });
  const mayProve = household.openingQuestion !== null && !household.dayOpened;
  return { ...pathways, people, mayProve, keeper: household.keeper.name };
};
