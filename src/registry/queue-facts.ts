import type { Context } from '#platform/context.ts';
import { CaseKnowledge, Whereabouts } from './household.ts';
import { findHouseholdSeals, type HouseholdSeal } from './household-seal.ts';
import {
  type EnrolmentFacts,
  findQueueRows,
  type HouseholdFactsRow,
  listRegistered,
  type MemberFactsRow,
} from './queue-facts.store.ts';

/** What the queue may know of a household: nothing that names anybody, no needs, no exact place. */
export interface QueueFacts {
  householdId: string;
  organisationId: string;
  registeredAt: Date;
  size: number;
  childAlone: boolean;
  country: 'mexico' | 'us' | 'origin' | 'other' | 'unknown';
  /** Each person, in their order. `situation` is a code of the case situations. */
  members: readonly MemberFacts[];
  enrolments: readonly EnrolmentFacts[];
  /** Of members who left: none of them counts, but the day of one may still stand. */
  enrolmentsOfLeavers: readonly EnrolmentFacts[];
}

type MemberFacts = Pick<MemberFactsRow, 'inProgramme'> &
  Pick<CaseKnowledge, 'situation' | 'orderOn' | 'orderPrecision' | 'signedReturn'>;

/**
 * The facts of those of the households that stand registered and that the actor may open. An erased
 * one is left out: its key is gone.
 */
export async function queueFactsOf(
  context: Context,
  householdIds: readonly string[],
): Promise<QueueFacts[]> {
  const [{ households, members, enrolments }, seals] = await Promise.all([
    findQueueRows(context.tx, householdIds),
    findHouseholdSeals(context, householdIds),
  ]);
  const membersOf = Map.groupBy(members, (row) => row.householdId);
  const enrolmentsOf = Map.groupBy(enrolments, (row) => row.householdId);
  return households.flatMap((household) => {
    const { householdId } = household;
    const seal = seals.get(householdId);
    const theirs = enrolmentsOf.get(householdId) ?? [];
    return seal ? [openFacts(household, membersOf.get(householdId) ?? [], theirs, seal)] : [];
  });
}

/** Ids of all registered households, some thousand at a time: a new programme concerns each. */
export async function* everyHousehold(
  context: Context,
  most = 1000,
  first: string | null = null,
): AsyncGenerator<string[], undefined> {
  let after = first;
  for (;;) {
    const ids: string[] = await listRegistered(context.tx, after, most);
    if (ids.length === 0) return;
    yield ids;
    after = ids.at(-1) ?? null;
  }
}

function openFacts(
  household: HouseholdFactsRow,
  members: readonly MemberFactsRow[],
  enrolments: readonly (EnrolmentFacts & { householdId: string })[],
  seal: HouseholdSeal,
): QueueFacts {
  const { whereabouts, ...clear } = household;
  const where = whereabouts
    ? seal.open('households.whereabouts', household.householdId, whereabouts)
    : {};
  const known = enrolments.map(({ householdId, ...enrolment }) => enrolment);
  return {
    ...clear,
    country: Whereabouts.parse(where).country,
    members: members.map(({ personId, inProgramme, case: sealed }) => {
      const { missedBecause: _, ...known } = CaseKnowledge.parse(
        sealed ? seal.open('people.case', personId, sealed) : {},
      );
      return { inProgramme, ...known };
    }),
    enrolments: known.filter(({ leftAt }) => leftAt === null),
    enrolmentsOfLeavers: known.filter(({ leftAt }) => leftAt !== null),
  };
}
